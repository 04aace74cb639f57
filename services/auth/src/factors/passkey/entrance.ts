import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { countingIn, credentialsOf, ofType } from '../../credentials/credential.ts';
import { findUserOfPerson } from '../../login-view/login-view.ts';
import { effectivePolicy } from '../../policies/effective-policy.ts';
import { NOBODY } from '../../sign-in/attempt.ts';
import type { Entrance } from '../../sign-in/entrances/entrance.ts';
import { newChallenge } from './new-challenge.ts';
import { isFit } from './passkey-fault.ts';
import { passkeyForm } from './passkey-form.ts';
import { assertionOptions } from './passkey-options.ts';
import { passkeyScript } from './passkey-script.ts';
import { webAuthnSiteOf } from './relying-party.ts';
import { assertionResponse } from './response-schema.ts';
import { usePasskey } from './use-passkey.ts';

/**
 * In by a passkey that names its person, without login id and password. The browser offers it where the login id is typed
 * (WebAuthn §5.1.4, conditional mediation) and by a button. Every refusal is one, whoever the person is.
 */
export const passkeyEntrance: Entrance<PublicKeyCredentialRequestOptionsJSON> = {
  method: 'passkey',
  begin: async ({ origin }, _asker, { tenant }) =>
    tenant === null ? undefined : assertionOptions(webAuthnSiteOf(origin), { challenge: newChallenge(), known: [] }),
  show: (view, _context, options) => ({
    body: passkeyForm(view, view.frame, {
      ...{ kind: 'enter', options, action: 'enter:passkey' },
      button: { ja: 'パスキーでログイン', en: 'Sign in with a passkey' },
    }),
    scripts: [passkeyScript.address],
  }),
  async answer(parts, asker, { tenant, client_id }, { challenge }, form) {
    const { store, origin, clock } = parts;
    const refused = { kind: 'problem', problem: { code: 'passkey_refused' } } as const;
    const response = assertionResponse(form.passkey ?? '');
    if (tenant === null || response === undefined) return refused;
    const personId = personOf(response.response.userHandle ?? '');
    const [credentials, user] = await Promise.all([
      credentialsOf(store, personId),
      findUserOfPerson(store, tenant.tenant_id, personId),
    ]);
    const passkeys = ofType(countingIn(credentials, tenant.tenant_id), 'passkey');
    const item = passkeys.find(({ data }) => data.credential_id === response.id);
    if (item === undefined || user?.status !== 'active') return refused;
    const { user_id } = user;
    const policy = await effectivePolicy(store, { tenant: tenant.tenant_id, user_id, client_id });
    if (!isFit(item.data, policy.passkeys) || !policy.second_factors.includes('passkey')) return refused;
    const actor = { kind: 'person', id: user_id } as const;
    const act = { tenant_id: tenant.tenant_id, actor, reason: null, request_id: asker.request_id, at: clock() };
    const asking = { challenge, site: webAuthnSiteOf(origin), verifyUser: true };
    const proof = await usePasskey(parts, item, response, asking, act);
    return proof === undefined ? refused : { kind: 'entered', tenant, user, proofs: [proof] };
  },
};

/** The person whose handle it is (WebAuthn §5.4.3): their id. Nobody's where it is none, so that the same is asked. */
function personOf(userHandle: string): string {
  const id = Buffer.from(userHandle, 'base64url').toString('utf8');
  return /^[0-9a-f-]{36}$/.test(id) ? id : NOBODY;
}
