import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { Passkey } from '../../credentials/credential.ts';
import type { WebAuthnSite } from './relying-party.ts';
import type { AssertionResponse } from './response-schema.ts';

/** A signature that is right. */
export interface VerifiedAssertion {
  /** Whether the authenticator made sure of its user, by a PIN or what they are. */
  readonly user_verified: boolean;
  readonly counter: number;
  readonly backed_up: boolean;
  /** The counter should have been higher (WebAuthn §6.1.1): somebody may have copied the key. */
  readonly is_suspect: boolean;
}

/**
 * Checks a signature by a passkey (WebAuthn Level 3 §7.2): challenge, origin, relying party, the user's presence, the key.
 *
 * @returns undefined when anything of it is wrong.
 */
export async function verifyAssertion(
  response: AssertionResponse,
  { credential_id, public_key, counter, backup_eligible }: Passkey,
  {
    challenge,
    site,
    verifyUser,
  }: { readonly challenge: string; readonly site: WebAuthnSite; readonly verifyUser: boolean },
): Promise<VerifiedAssertion | undefined> {
  const { userHandle, ...rest } = response.response;
  const verified = await verifyAuthenticationResponse({
    response: {
      ...response,
      response: { ...rest, ...(typeof userHandle === 'string' ? { userHandle } : {}) },
    },
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rp_id,
    requireUserVerification: verifyUser,
    // with 0 it takes any counter: one that is too low is told apart below from an answer that is wrong
    credential: { id: credential_id, publicKey: Uint8Array.from(Buffer.from(public_key, 'base64url')), counter: 0 },
  }).catch(() => undefined); // the library throws for whatever is wrong with an answer
  if (verified?.verified !== true) return undefined;
  const { newCounter, userVerified, credentialDeviceType, credentialBackedUp } = verified.authenticationInfo;
  // what was made not to be copied never becomes so (WebAuthn §7.2, backup eligibility)
  if ((credentialDeviceType === 'multiDevice') !== backup_eligible) return undefined;
  return {
    user_verified: userVerified,
    counter: newCounter,
    backed_up: credentialBackedUp,
    is_suspect: (newCounter > 0 || counter > 0) && newCounter <= counter,
  };
}
