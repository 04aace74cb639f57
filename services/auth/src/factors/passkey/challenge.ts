import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { html } from 'hono/html';
import { countingIn, credentialsOf, ofType } from '../../credentials/credential.ts';
import { problemSummary } from '../../pages/form.ts';
import { effectivePolicy } from '../../policies/effective-policy.ts';
import type { Challenge } from '../../sign-in/challenges/challenge.ts';
import { actOf } from '../../sign-in/credential-act.ts';
import { secondFactorPage } from '../../sign-in/pages/questions.ts';
import { inWords, problemOf } from '../../sign-in/pages/view.ts';
import { newChallenge } from './new-challenge.ts';
import { isFit } from './passkey-fault.ts';
import { passkeyForm } from './passkey-form.ts';
import { assertionOptions } from './passkey-options.ts';
import { passkeyScript } from './passkey-script.ts';
import { webAuthnSiteOf } from './relying-party.ts';
import { assertionResponse } from './response-schema.ts';
import { usePasskey } from './use-passkey.ts';

/** What the browser was asked for; its `challenge` lies in the flow and nowhere else. */
type Asked = PublicKeyCredentialRequestOptionsJSON;

/** Asks for a passkey or security key of somebody named. */
export const passkeyChallenge: Challenge<Asked> = {
  method: 'passkey',
  link: { ja: 'パスキーを使う', en: 'Use a passkey' },
  offered: ({ credentials, policy }) => ofType(credentials, 'passkey').some(({ data }) => isFit(data, policy.passkeys)),
  async ask({ store, origin }, _asker, { person_id, user_id, tenant: { tenant_id: tenant }, client: { client_id } }) {
    const [credentials, policy] = await Promise.all([
      credentialsOf(store, person_id),
      effectivePolicy(store, { tenant, user_id, client_id }),
    ]);
    const passkeys = ofType(countingIn(credentials, tenant), 'passkey').map(({ data }) => data);
    const known = passkeys.filter((passkey) => isFit(passkey, policy.passkeys));
    return assertionOptions(webAuthnSiteOf(origin), { challenge: newChallenge(), known });
  },
  page(view, proven, options) {
    const problem = problemOf(view, { ja: 'パスキーで確認してください。', en: 'Confirm with your passkey.' });
    const asked = html`${problemSummary(view.language, problem, undefined)}
<p>${inWords(view, {
      ja: 'ボタンを押し、画面の案内に沿って、指紋・顔・PIN・セキュリティキーなどで確認してください。',
      en: 'Press the button and follow your device: fingerprint, face, PIN or security key.',
    })}</p>
${passkeyForm(view, view.frame, { kind: 'use', options, button: { ja: 'パスキーで確認する', en: 'Use passkey' } })}`;
    const title = { ja: 'パスキーで確認', en: 'Confirm with your passkey' };
    return { ...secondFactorPage(view, proven, title, asked), scripts: [passkeyScript.address] };
  },
  async answer(parts, asker, proven, { challenge, allowCredentials = [] }, form, credentials) {
    if ((form.passkey ?? '') === '') return { kind: 'problem', problem: { code: 'missing' } };
    const response = assertionResponse(form.passkey ?? '');
    const isAsked = allowCredentials.some(({ id }) => id === response?.id);
    const item = ofType(credentials, 'passkey').find(({ data }) => data.credential_id === response?.id);
    if (response === undefined || item === undefined || !isAsked)
      return { kind: 'problem', problem: { code: 'passkey_refused' } };
    const asking = { challenge, site: webAuthnSiteOf(parts.origin), verifyUser: false };
    const proof = await usePasskey(parts, item, response, asking, actOf(parts, asker, proven));
    return proof === undefined ? { kind: 'problem', problem: { code: 'passkey_refused' } } : { kind: 'proof', proof };
  },
};
