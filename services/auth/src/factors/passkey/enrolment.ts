import { randomUUIDv7 } from 'node:crypto';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { html } from 'hono/html';
import { addCredentialOnce } from '../../credentials/add-credential.ts';
import { credentialsOf, ofType, type Passkey } from '../../credentials/credential.ts';
import { credentialName } from '../../credentials/credential-name.ts';
import { commonVouchers } from '../../credentials/voucher.ts';
import { field, problemSummary } from '../../pages/form.ts';
import { effectivePolicy } from '../../policies/effective-policy.ts';
import { actOf } from '../../sign-in/credential-act.ts';
import type { Enrolment } from '../../sign-in/enrolments/enrolment.ts';
import { otherEnrolment } from '../../sign-in/pages/other-enrolment.ts';
import { who } from '../../sign-in/pages/questions.ts';
import { inWords, problemOf } from '../../sign-in/pages/view.ts';
import type { Proven } from '../../sign-in/state.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import { newChallenge } from './new-challenge.ts';
import { passkeyFault } from './passkey-fault.ts';
import { passkeyForm } from './passkey-form.ts';
import { registrationOptions } from './passkey-options.ts';
import { passkeyScript } from './passkey-script.ts';
import { webAuthnSiteOf } from './relying-party.ts';
import { passkeyProof } from './use-passkey.ts';
import { verifyRegistration } from './verify-registration.ts';

interface Stage {
  /** What it will be kept under. */
  readonly id: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

/** Adds a passkey or security key. It proves itself by being made: the authenticator makes sure of its user. */
export const passkeyEnrolment: Enrolment<Stage> = {
  method: 'passkey',
  label: { ja: 'パスキー・セキュリティキー', en: 'Passkey or security key' },
  hint: {
    ja: '指紋・顔・PIN で使う端末の鍵か、USB・NFC のセキュリティキーです。偽サイトでは使えません。',
    en: 'A key in this device, used with fingerprint, face or PIN, or one on USB or NFC. It does not work on fake sites.',
  },
  patience_ms: 5 * 60_000,
  offered: () => true,
  showsSecret: () => false,
  async begin({ store, origin }, _asker, proven) {
    const { person_id, login_id, tenant } = proven;
    const [credentials, { passkeys }] = await Promise.all([credentialsOf(store, person_id), policyOf(store, proven)]);
    const options = registrationOptions(webAuthnSiteOf(origin), {
      challenge: newChallenge(),
      person_id,
      account: `${login_id} (${tenant.name})`,
      known: ofType(credentials, 'passkey').map(({ data }) => data),
      attestation: passkeys.attestation,
    });
    return { id: randomUUIDv7(), options: await options };
  },
  page(view, proven, { options }) {
    const problem = problemOf(view, { ja: 'パスキーを登録してください。', en: 'Set up the passkey.' });
    const fields = field({
      name: 'name',
      label: inWords(view, { ja: 'パスキーの名前', en: 'Name of this passkey' }),
      hint: inWords(view, {
        ja: 'あとで見分けるための名前です。例: 店舗の PC、青いセキュリティキー',
        en: 'So that you can tell it from others, such as “shop computer” or “blue key”.',
      }),
      type: 'text',
      autocomplete: 'off',
      value: inWords(view, { ja: 'このデバイス', en: 'This device' }),
    });
    return {
      title: inWords(view, { ja: 'パスキーを登録する', en: 'Set up a passkey' }),
      scripts: [passkeyScript.address],
      body: html`<p class="why">${inWords(view, {
        ja: '次回から、パスワードの代わりに端末の確認だけでログインできます。',
        en: 'Next time you can sign in with your device alone, without a password.',
      })}</p>
${who(view, proven)}
${problemSummary(view.language, problem, undefined)}
${passkeyForm(view, view.frame, { kind: 'add', options, fields, button: { ja: '登録する', en: 'Set up' } })}
${otherEnrolment(view, proven)}`,
    };
  },
  async answer(parts, asker, proven, { id, options: { challenge } }, form) {
    const { store, clock, origin, attestationRoots: roots } = parts;
    if ((form.passkey ?? '') === '') return { kind: 'problem', problem: { code: 'missing' } };
    const registered = await verifyRegistration(form.passkey ?? '', { challenge, site: webAuthnSiteOf(origin), roots });
    if (registered === undefined) return { kind: 'problem', problem: { code: 'passkey_refused' } };
    const fault = passkeyFault(registered, (await policyOf(store, proven)).passkeys);
    if (fault !== null) return { kind: 'problem', problem: { code: 'passkey_unfit', fault } };
    const { person_id, proofs } = proven;
    // one that the person has already would not be a second one, and nobody else's may be taken over
    const known = ofType(await credentialsOf(store, person_id), 'passkey');
    if (known.some((item) => item.id !== id && item.data.credential_id === registered.credential_id))
      return { kind: 'problem', problem: { code: 'passkey_refused' } };
    const at = clock();
    const added: Passkey = {
      ...{ type: 'passkey', person_id, vouched_by: commonVouchers(proofs), added_at: at, changes: 1 },
      ...registered,
      ...{ name: credentialName(form.name ?? '') || 'Passkey', last_used_at: null, suspected_at: null },
    };
    await addCredentialOnce(store, id, added, actOf(parts, asker, proven));
    return { kind: 'added', proof: passkeyProof({ id, data: added }, { user_verified: true }, at) };
  },
};

function policyOf(store: AuthStore, { tenant, user_id, client: { client_id } }: Proven) {
  return effectivePolicy(store, { tenant: tenant.tenant_id, user_id, client_id });
}
