import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Passkey } from '../../credentials/credential.ts';
import { isAttested } from './attestation.ts';
import { ALGORITHMS } from './passkey-options.ts';
import type { WebAuthnSite } from './relying-party.ts';
import { registrationResponse } from './response-schema.ts';

/** A new key pair, as the authenticator told of it. */
export type RegisteredPasskey = Pick<
  Passkey,
  'credential_id' | 'public_key' | 'counter' | 'transports' | 'aaguid' | 'attested' | 'backup_eligible' | 'backed_up'
>;

/**
 * Checks what a browser answered to registration options (WebAuthn Level 3 §7.1): challenge, origin, relying party, the user's
 * presence and verification, the key's algorithm, the statement's signature where there is one.
 *
 * @param text JSON of the browser, untrusted.
 * @param roots certificates (PEM) of makers of authenticators whose word counts.
 * @returns undefined when anything of it is wrong.
 */
export async function verifyRegistration(
  text: string,
  {
    challenge,
    site,
    roots,
  }: { readonly challenge: string; readonly site: WebAuthnSite; readonly roots: readonly string[] },
): Promise<RegisteredPasskey | undefined> {
  const response = registrationResponse(text);
  if (response === undefined) return undefined;
  const verified = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rp_id,
    requireUserVerification: true,
    supportedAlgorithmIDs: [...ALGORITHMS],
  }).catch(() => undefined); // the library throws for whatever is wrong with an answer
  if (verified?.verified !== true) return undefined;
  const { credential, aaguid, credentialDeviceType, credentialBackedUp, attestationObject } = verified.registrationInfo;
  return {
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: response.response.transports ?? [],
    aaguid,
    attested: isAttested(attestationObject, roots),
    backup_eligible: credentialDeviceType === 'multiDevice',
    backed_up: credentialBackedUp,
  };
}
