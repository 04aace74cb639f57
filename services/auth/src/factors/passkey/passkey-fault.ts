/** Why a passkey does not count where a policy holds. */
export type PasskeyFault = 'synced' | 'model';

/** What of a passkey a policy looks at. */
interface PasskeyFacts {
  readonly backup_eligible: boolean;
  readonly attested: boolean;
  readonly aaguid: string;
}

/** A policy's `passkeys`. */
interface PasskeyPolicy {
  readonly synced: boolean;
  readonly attestation: 'none' | 'listed';
  readonly aaguids: readonly string[];
}

/** Looked at when a passkey is added and each time it is used: a policy that becomes stricter shuts out what it no longer allows. */
export function passkeyFault(
  { backup_eligible, attested, aaguid }: PasskeyFacts,
  { synced, attestation, aaguids }: PasskeyPolicy,
): PasskeyFault | null {
  if (backup_eligible && !synced) return 'synced';
  if (attestation === 'listed' && !(attested && aaguids.includes(aaguid))) return 'model';
  return null;
}

/** Whether a passkey may be used where a policy holds. */
export function isFit(
  passkey: PasskeyFacts & { readonly suspected_at: number | null },
  policy: PasskeyPolicy,
): boolean {
  return passkey.suspected_at === null && passkeyFault(passkey, policy) === null;
}
