import { unlinkOwn } from '../connections/identities/identity.ts';
import { credentialsOf, isPassword } from '../credentials/credential.ts';
import { openEnrolment } from '../credentials/open-enrolment.ts';
import { removeCredential } from '../credentials/withdraw-credential.ts';
import { usersOfPerson } from '../login-view/login-view.ts';
import { endPersonsSessions } from './end-persons-sessions.ts';
import { actOf, demandIdentityProof, type Operator, type PersonParts } from './person-command.ts';

/**
 * Removes every second factor of a person who lost them, with the accounts elsewhere that they linked on the strength of those,
 * and ends their sessions. The next sign-in enrols new ones.
 *
 * @returns how many were removed.
 * @throws PersonCommandRefused when no proof of identity is given.
 */
export async function resetFactors(parts: PersonParts, personId: string, command: Operator): Promise<number> {
  demandIdentityProof(command);
  const factors = (await credentialsOf(parts.store, personId)).filter((item) => !isPassword(item));
  const act = actOf(parts, command);
  for (const { id } of factors) await removeCredential(parts.store, id, { ...act, occasion: 'reset' });
  for (const { tenant_id } of await usersOfPerson(parts.store, personId))
    await unlinkOwn(parts.store, { tenant_id, person_id: personId }, act);
  await openEnrolment(parts, personId, ['operator']);
  await endPersonsSessions(parts, personId, command, 'factors_reset');
  return factors.length;
}
