import { randomUUIDv7 } from 'node:crypto';
import { addCredentialOnce } from '../../credentials/add-credential.ts';
import { commonVouchers } from '../../credentials/voucher.ts';
import { actOf } from '../../sign-in/credential-act.ts';
import type { Enrolment } from '../../sign-in/enrolments/enrolment.ts';
import { confirmTotpPage } from './enrolment-page.ts';
import { newSeed, stepOf, totpCodeOf } from './totp.ts';

/** Adds an authenticator app. Nothing is added before the app has shown a right code. */
export const totpEnrolment: Enrolment<{ readonly credential_id: string; readonly sealed_seed: string }> = {
  method: 'totp',
  label: { ja: '認証アプリ', en: 'Authenticator app' },
  hint: {
    ja: 'スマートフォンやパソコンのアプリに表示される 6 桁のコードを使います。',
    en: 'A phone or computer shows a 6-digit code.',
  },
  patience_ms: 10 * 60_000,
  offered: () => true,
  showsSecret: () => true,
  begin: async ({ envelope }, _asker, { person_id }) => ({
    credential_id: randomUUIDv7(),
    sealed_seed: await envelope.seal(newSeed(), person_id),
  }),
  page: async (view, proven, { sealed_seed }, { envelope }) =>
    confirmTotpPage(view, proven, await envelope.open(sealed_seed, proven.person_id)),
  async answer(parts, asker, proven, { credential_id, sealed_seed }, form) {
    const { store, envelope, clock } = parts;
    const typed = form.code?.trim() ?? '';
    if (typed === '') return { kind: 'problem', problem: { code: 'missing' } };
    const { person_id, proofs } = proven;
    const last_step = stepOf(await envelope.open(sealed_seed, person_id), totpCodeOf(typed), clock(), null);
    if (last_step === null) return { kind: 'problem', problem: { code: 'code_wrong' } };
    const [at, vouched_by] = [clock(), commonVouchers(proofs)];
    const added = { type: 'totp', person_id, vouched_by, added_at: at, changes: 1, sealed_seed, last_step } as const;
    await addCredentialOnce(store, credential_id, added, actOf(parts, asker, proven));
    const worth = { types: ['possession'], amr: ['otp'], phishing_resistant: false } as const;
    return { kind: 'added', proof: { method: 'totp', ...worth, vouched_by, at, credential_id } };
  },
};
