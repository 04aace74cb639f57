import { CREDENTIAL, type Passkey } from '../../credentials/credential.ts';
import { type CredentialAct, credentialRecord } from '../../records/credentials.ts';
import { changeRecorded } from '../../records/recorded-change.ts';
import type { Proof } from '../../sign-in/proof.ts';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { WebAuthnSite } from './relying-party.ts';
import type { AssertionResponse } from './response-schema.ts';
import { type VerifiedAssertion, verifyAssertion } from './verify-assertion.ts';

interface Asking {
  readonly challenge: string;
  readonly site: WebAuthnSite;
  /** Whether the authenticator must make sure of its user. */
  readonly verifyUser: boolean;
}

/**
 * What a signature proves; undefined when it is not right. It counts once: of any number of uses of one answer exactly one
 * succeeds, since the use is written under the version that was read. A counter that goes back shuts the passkey for good.
 */
export async function usePasskey(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  item: Item<Passkey>,
  response: AssertionResponse,
  asking: Asking,
  act: CredentialAct,
): Promise<Proof | undefined> {
  if (item.data.suspected_at !== null) return undefined;
  const verified = await verifyAssertion(response, item.data, asking);
  if (verified === undefined) return undefined;
  if (verified.is_suspect) {
    await suspect(store, item, act);
    return undefined;
  }
  const at = clock();
  const { counter, backed_up } = verified;
  const data: Passkey = { ...item.data, counter, backed_up, last_used_at: at };
  if (!(await store.replace(PLATFORM_WIDE, CREDENTIAL, { ...item, data }, item.version))) return undefined;
  return passkeyProof({ id: item.id, data }, verified, at);
}

async function suspect(store: AuthStore, item: Item<Passkey>, act: CredentialAct): Promise<void> {
  await changeRecorded(store, PLATFORM_WIDE, CREDENTIAL, item.id, (current) => {
    if (current?.version !== item.version) return undefined;
    const data: Passkey = { ...item.data, changes: item.data.changes + 1, suspected_at: act.at };
    return { ...item, data, records: [credentialRecord(item.id, data, 'credential.suspected', act)] };
  });
}

/**
 * A key is something one has. Whether its user was verified by something known or by what they are, the authenticator does not
 * say (WebAuthn §6.1, UV): it is one of both, and so a second type.
 */
export function passkeyProof(
  { id, data }: { readonly id: string; readonly data: Passkey },
  { user_verified }: Pick<VerifiedAssertion, 'user_verified'>,
  at: number,
): Proof {
  return {
    method: 'passkey',
    types: user_verified ? ['possession', 'inherence'] : ['possession'],
    amr: [keyKind(data), 'user'],
    vouched_by: data.vouched_by,
    at,
    credential_id: id,
    phishing_resistant: true,
  };
}

/** RFC 8176 §2: `hwk` where a certificate says that the key lies in hardware, `swk` where it travels, otherwise only that it was proven. */
function keyKind({ attested, backup_eligible }: Passkey): string {
  if (backup_eligible) return 'swk';
  return attested ? 'hwk' : 'pop';
}
