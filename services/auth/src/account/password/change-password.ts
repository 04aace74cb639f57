import { passwordFor } from '../../credentials/credential.ts';
import { replacePassword } from '../../credentials/replace-password.ts';
import { commonVouchers } from '../../credentials/voucher.ts';
import { ownWordsOf } from '../../factors/password/own-words.ts';
import { rulesOfSubject } from '../../factors/password/password-rules.ts';
import type { Form, PageContext } from '../../pages/request.ts';
import { answerChallenge } from '../../sign-in/challenges/answer-challenge.ts';
import { isByMailOnly, newPasswordProblem } from '../../sign-in/steps/answer-new-password.ts';
import { ACCOUNT_PATH } from '../account-client.ts';
import type { AccountParts } from '../account-parts.ts';
import { doneAddress } from '../page/done.ts';
import { endOthers } from '../sessions/end-own-sessions.ts';
import { actOf, provenOf } from '../visit/proven.ts';
import type { Visitor } from '../visit/visitor.ts';
import { passwordPage } from './password-page.ts';

/** POST /account/password: another password, for whoever knows the present one. */
export async function changePassword(
  parts: AccountParts,
  c: PageContext,
  visitor: Visitor,
  form: Form,
): Promise<Response> {
  const { hasher } = parts;
  const { asker, tenant, user } = visitor;
  const before = await provenOf(parts, visitor);
  // asked anew although it was used to sign in: it is compared, counted and recorded as there
  const asked = { proven: { ...before, proofs: [] }, method: 'password', asked: null } as const;
  const { answer, credentials, reserved } = await answerChallenge(parts, asker, asked, form);
  if (answer.kind !== 'proof')
    return passwordPage(parts, visitor, answer.kind === 'problem' ? answer.problem : { code: 'refused' }, true);
  // it was right, whatever comes of the new one; at a sign-in that is said once somebody is in
  await parts.throttle.release(reserved);
  const [rules, ownWords] = await Promise.all([rulesOfSubject(parts.store, before), ownWordsOf(parts.store, before)]);
  const problem = newPasswordProblem(form, ownWords, rules);
  if (problem !== undefined) return passwordPage(parts, visitor, problem);
  const current = passwordFor(credentials, tenant.tenant_id);
  const password = form.new_password ?? '';
  if (await hasher.matches(current?.data ?? null, password, asker.network))
    return passwordPage(parts, visitor, { code: 'password_unchanged' });
  const proofs = [...before.proofs, answer.proof];
  await replacePassword(
    parts,
    {
      ...{ person_id: user.person_id, password, vouched_by: commonVouchers(proofs), must_change: false },
      ...{ opens_enrolment_until: null, by_mail: current?.data.by_mail === true && isByMailOnly(proofs) },
    },
    actOf(parts, visitor),
  );
  if (form.end_others === 'yes') await endOthers(parts, visitor);
  return c.redirect(doneAddress(ACCOUNT_PATH, 'password'), 303);
}
