import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { Passkey } from '../../credentials/credential.ts';
import type { WebAuthnSite } from './relying-party.ts';

/** COSE algorithms in order of preference: Ed25519, ES256, RS256, which Windows Hello of older machines has alone. */
export const ALGORITHMS: readonly number[] = [-8, -7, -257];
/** How long the browser waits for the person, milliseconds (WebAuthn §15.1: 5 minutes for accessibility). */
const TIMEOUT_MS = 300_000;

type KnownPasskey = Pick<Passkey, 'credential_id' | 'transports'>;

/**
 * Options for making a key pair (WebAuthn §5.4). The user's handle is the person's opaque id, so that a stolen authenticator
 * names nobody.
 *
 * @param known the person's passkeys: an authenticator that holds one makes no second.
 */
export function registrationOptions(
  { rp_id }: WebAuthnSite,
  {
    challenge,
    person_id,
    account,
    known,
    attestation,
  }: {
    readonly challenge: string;
    readonly person_id: string;
    /** What the browser shows the person beside the key. */
    readonly account: string;
    readonly known: readonly KnownPasskey[];
    readonly attestation: 'none' | 'listed';
  },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: 'Kiban',
    rpID: rp_id,
    challenge: Buffer.from(challenge, 'base64url'),
    userID: Uint8Array.from(Buffer.from(person_id)),
    userName: account,
    userDisplayName: account,
    timeout: TIMEOUT_MS,
    attestationType: attestation === 'listed' ? 'direct' : 'none',
    excludeCredentials: known.map(described),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    supportedAlgorithmIDs: [...ALGORITHMS],
  });
}

/**
 * Options for signing (WebAuthn §5.5).
 *
 * @param known those that may sign; none: any that the browser finds for this site, which must then verify its user.
 */
export function assertionOptions(
  { rp_id }: WebAuthnSite,
  { challenge, known }: { readonly challenge: string; readonly known: readonly KnownPasskey[] },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: rp_id,
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: TIMEOUT_MS,
    allowCredentials: known.map(described),
    userVerification: known.length === 0 ? 'required' : 'preferred',
  });
}

function described({ credential_id, transports }: KnownPasskey) {
  return { id: credential_id, transports: [...transports] };
}
