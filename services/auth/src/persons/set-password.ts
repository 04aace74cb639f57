import { credentialsOf, isPassword } from '../credentials/credential.ts';
import { ENROLMENT_OPEN_MS, replacePassword } from '../credentials/replace-password.ts';
import { PLATFORM_RULES } from '../factors/password/password-rules.ts';
import { passwordFault } from '../factors/password-policy.ts';
import { endPersonsSessions } from './end-persons-sessions.ts';
import { actOf, demandIdentityProof, type Operator, PersonCommandRefused, type PersonParts } from './person-command.ts';

/**
 * Gives a person a password that the operator vouches for: it counts in every tenant. `must_change`: it opens nothing but the
 * page where the person chooses one of their own. A person's sessions end when they had a password before.
 *
 * @throws PersonCommandRefused when it is a reset and no proof of identity is given, or the password is unsuitable.
 */
export async function setPassword(
  parts: PersonParts,
  given: { readonly person_id: string; readonly password: string; readonly must_change: boolean },
  command: Operator,
): Promise<void> {
  const { person_id, password, must_change } = given;
  const fault = passwordFault(password, [], PLATFORM_RULES);
  if (fault !== null) throw new PersonCommandRefused('password_unsuitable', `This password does not do: ${fault}.`);
  const before = await credentialsOf(parts.store, person_id);
  const isReset = before.some(isPassword);
  if (isReset) demandIdentityProof(command);
  // somebody who has a factor everywhere adds others with that
  const hasFactor = before.some((item) => !isPassword(item) && item.data.vouched_by.includes('operator'));
  const opens_enrolment_until = hasFactor ? null : parts.clock() + ENROLMENT_OPEN_MS;
  const added = {
    person_id,
    password,
    must_change,
    vouched_by: ['operator'] as const,
    opens_enrolment_until,
    by_mail: false,
  };
  // of the first one nobody is told: it changes nothing that they had
  await replacePassword(parts, added, { ...actOf(parts, command), ...(isReset ? {} : { quiet: true }) });
  if (isReset) await endPersonsSessions(parts, person_id, command, 'password_reset');
}
