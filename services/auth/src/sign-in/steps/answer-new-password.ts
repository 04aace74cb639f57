import { passwordFor } from '../../credentials/credential.ts';
import { replacePassword } from '../../credentials/replace-password.ts';
import { commonVouchers } from '../../credentials/voucher.ts';
import { ownWordsOf } from '../../factors/password/own-words.ts';
import { type PasswordRules, rulesOfSubject } from '../../factors/password/password-rules.ts';
import { passwordFault } from '../../factors/password-policy.ts';
import { actOf } from '../credential-act.ts';
import { mayStillAdd, ownOf } from '../may-add-factor.ts';
import type { Outcome, Problem } from '../outcome.ts';
import { countingOf, outlookOf } from '../outlook.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { Proof } from '../proof.ts';
import { stands } from '../standing.ts';
import type { Proven } from '../state.ts';

/** A password of the person's own, in place of one that somebody else knows. */
export async function answerNewPassword(
  parts: SignInParts,
  asker: Asker,
  { proven }: { readonly proven: Proven },
  form: Form,
): Promise<Outcome> {
  const { store, hasher } = parts;
  const { tenant, person_id, proofs } = proven;
  const [rules, ownWords, credentials] = await Promise.all([
    rulesOfSubject(store, proven),
    ownWordsOf(store, proven),
    countingOf(store, person_id, proven),
  ]);
  // as a factor that is added: neither a terminal's key nor an emergency's code leaves a password behind
  if (!mayStillAdd(proofs, credentials, parts.clock()) || !(await stands(store, proven, credentials)))
    return { kind: 'proof_too_old' };
  const problem = newPasswordProblem(form, ownWords, rules);
  if (problem !== undefined) return { kind: 'problem', problem };
  const password = form.new_password ?? '';
  const current = passwordFor(credentials, tenant.tenant_id);
  if (await hasher.matches(current?.data ?? null, password, asker.network))
    return { kind: 'problem', problem: { code: 'password_unchanged' } };
  const by_mail = current?.data.by_mail === true && isByMailOnly(proofs);
  const opens_enrolment_until = current?.data.opens_enrolment_until ?? null;
  const added = {
    person_id,
    password,
    vouched_by: commonVouchers(proofs),
    must_change: false,
    opens_enrolment_until,
    by_mail,
  };
  const id = await replacePassword(parts, added, actOf(parts, asker, proven));
  const changed = proofs.map((proof) =>
    proof.credential_id === current?.id ? { ...proof, credential_id: id } : proof,
  );
  return { kind: 'password_changed', proofs: changed, outlook: await outlookOf(parts, { ...proven, proofs: changed }) };
}

/** A factor of the person's own that no mail brought shows that it is they who choose; without one it could be any reader of it. */
export function isByMailOnly(proofs: readonly Proof[]): boolean {
  return ownOf(proofs).every(({ method }) => method === 'password' || method === 'email_code');
}

/** What is wrong with a new password that was typed twice. */
export function newPasswordProblem(form: Form, ownWords: readonly string[], rules: PasswordRules): Problem | undefined {
  const { new_password: password = '', new_password_again: again = '' } = form;
  if (password === '') return { code: 'missing' };
  const fault = passwordFault(password, ownWords, rules);
  if (fault !== null) return { code: 'password_fault', fault, shortest: rules.shortest };
  return password.normalize('NFKC') === again.normalize('NFKC') ? undefined : { code: 'passwords_differ' };
}
