import { hkdfSync } from 'node:crypto';
import type { Envelope } from '@kiban/key-encryption';
import type { JWK } from 'jose';
import { type KeySet, withoutExpired } from './key-set.ts';

/** The keys as a server uses them at one moment. */
export interface KeyRing {
  /** Says which keys they are, in which order; two rings with the same fingerprint do the same. */
  readonly fingerprint: string;
  /** Private keys; of each algorithm the one that signs comes first. */
  readonly signing: readonly JWK[];
  /** Of the signatures of cookies: 256 bits each, the current one first; the others are accepted still. */
  readonly cookieKeys: readonly Buffer[];
}

/** What is used now comes first, then what is only accepted or published: the retired and the coming ones. */
export function inOrderOfUse<Key extends { readonly activates_at: number }>(keys: readonly Key[], now: number): Key[] {
  const began = ({ activates_at }: Key): number => (activates_at <= now ? activates_at : -1);
  return keys.toSorted((one, other) => began(other) - began(one));
}

/** Opens the keys; `known` holds those that were opened before, and is added to. */
export async function openKeyRing(
  set: KeySet,
  envelope: Envelope,
  now: number,
  known: Map<string, string>,
): Promise<KeyRing> {
  const needed = withoutExpired(set, now);
  const open = async (id: string, sealed: string): Promise<string> => {
    const opened = known.get(id) ?? (await envelope.open(sealed, id));
    known.set(id, opened);
    return opened;
  };
  const signing: JWK[] = [];
  for (const key of inOrderOfUse(needed.signing, now)) signing.push(JSON.parse(await open(key.id, key.sealed_jwk)));
  const usedNow = inOrderOfUse(needed.secrets, now);
  const secrets: Buffer[] = [];
  for (const { id, sealed } of usedNow) secrets.push(Buffer.from(await open(id, sealed), 'base64'));
  return {
    fingerprint: [...signing.map(({ kid }) => kid), ...usedNow.map(({ id }) => id)].join(' '),
    signing,
    cookieKeys: secrets.map((secret) => derived(secret, 'cookies')),
  };
}

/** A key for one purpose (RFC 5869): whatever else is derived from a master secret one day says nothing about it. */
function derived(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `kiban auth ${purpose}`, 32));
}
