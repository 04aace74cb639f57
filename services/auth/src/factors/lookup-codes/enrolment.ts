import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { credentialsOf, ofType, secondFactorsFor } from '../../credentials/credential.ts';
import { commonVouchers } from '../../credentials/voucher.ts';
import { withdrawVouchers } from '../../credentials/withdraw-credential.ts';
import { actOf } from '../../sign-in/credential-act.ts';
import type { Enrolment } from '../../sign-in/enrolments/enrolment.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import type { Proven } from '../../sign-in/state.ts';
import { printCodesPage, proveCodesPage } from './enrolment-pages.ts';
import { lookupCodeOf, newLookupCodes } from './lookup-code.ts';
import { addLookupCodes } from './lookup-codes.ts';

interface Stage {
  readonly credential_id: string;
  /** Of the codes' hashes. */
  readonly salt: string;
  readonly page: 'print' | 'prove';
  /** Encrypted for the person. */
  readonly sealed_codes: string;
}

/**
 * Prints a set of codes. One code from the paper proves that it was printed, and is used up with that; the others are kept, as
 * hashes, in place of those before.
 */
export const lookupCodesEnrolment: Enrolment<Stage> = {
  method: 'lookup_codes',
  label: { ja: '印刷したコードだけ', en: 'Printed codes only' },
  hint: {
    ja: '紙に印刷したコードを 1 回に 1 つ使います。スマートフォンは要りません。',
    en: 'One code from a sheet of paper each time. No phone needed.',
  },
  patience_ms: 30 * 60_000, // printers
  offered: () => true,
  showsSecret: ({ page }) => page === 'print',
  begin: (parts, _asker, proven) => newStage(parts, proven),
  page: async (view, proven, { page, sealed_codes }, { envelope }) =>
    page === 'print'
      ? printCodesPage(view, proven, (await envelope.open(sealed_codes, proven.person_id)).split(' '))
      : proveCodesPage(view, proven),
  async answer(parts, asker, proven, stage, form) {
    const { store, envelope, clock } = parts;
    if (form.action === 'new_codes') return { kind: 'stage', stage: await newStage(parts, proven) };
    if (stage.page === 'print') return { kind: 'stage', stage: { ...stage, page: 'prove' } };
    const typed = lookupCodeOf(form.code ?? '');
    if (typed === '') return { kind: 'problem', problem: { code: 'missing' } };
    const { person_id, tenant, proofs } = proven;
    const codes = (await envelope.open(stage.sealed_codes, person_id)).split(' ');
    if (!codes.includes(typed)) return { kind: 'problem', problem: { code: 'code_wrong' } };
    const [at, vouched_by, act] = [clock(), commonVouchers(proofs), actOf(parts, asker, proven)];
    const before = ofType(secondFactorsFor(await credentialsOf(store, person_id), tenant.tenant_id), 'lookup_codes');
    const { credential_id, salt } = stage;
    const added = { id: credential_id, salt, person_id, vouched_by, codes: codes.filter((code) => code !== typed) };
    await addLookupCodes(parts, added, act);
    const replaced = { ...act, occasion: 'replaced', quiet: true } as const;
    for (const { id } of before) if (id !== credential_id) await withdrawVouchers(store, id, vouched_by, replaced);
    const worth = { types: ['possession'], amr: ['otp'], phishing_resistant: false } as const;
    return { kind: 'added', proof: { method: 'lookup_codes', ...worth, vouched_by, at, credential_id } };
  },
};

async function newStage({ envelope }: SignInParts, { person_id }: Proven): Promise<Stage> {
  const sealed_codes = await envelope.seal(newLookupCodes().join(' '), person_id);
  return { page: 'print', credential_id: randomUUIDv7(), salt: randomBytes(16).toString('hex'), sealed_codes };
}
