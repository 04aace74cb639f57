import { isPassword } from '../../credentials/credential.ts';
import { findUser } from '../../login-view/login-view.ts';
import type { Challenge } from '../../sign-in/challenges/challenge.ts';
import { passwordForm } from '../../sign-in/pages/questions.ts';
import { inWords } from '../../sign-in/pages/view.ts';
import { passwordProof } from './password-proof.ts';

/** Asks somebody for the password who was named and proven by something else: a terminal that is unlocked, a key. */
export const passwordChallenge: Challenge<null> = {
  method: 'password',
  link: { ja: 'パスワードを使う', en: 'Use your password' },
  offered: ({ credentials }) => credentials.some(isPassword),
  ask: async () => null,
  page: (view, proven) => ({
    title: inWords(view, { ja: 'パスワードを入力', en: 'Your password' }),
    body: passwordForm(view, proven),
  }),
  async answer({ store, hasher, clock }, asker, { tenant, user_id }, _asked, form, credentials) {
    const typed = form.password ?? '';
    if (typed === '') return { kind: 'problem', problem: { code: 'missing' } };
    const stored = credentials.find(isPassword);
    const right = await hasher.matches(stored?.data ?? null, typed, asker.network);
    const user = await findUser(store, tenant.tenant_id, user_id);
    if (stored === undefined || !right || user?.status !== 'active')
      return { kind: 'problem', problem: { code: 'refused' } };
    return { kind: 'proof', proof: passwordProof(stored, clock()) };
  },
};
