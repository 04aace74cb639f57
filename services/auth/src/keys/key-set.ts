import { type AuthStore, type Item, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';

export const SIGNING_ALGORITHMS = ['ES256', 'RS256'] as const;
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

export interface SigningKey {
  /** `kid` of JWKS and tokens. */
  readonly id: string;
  readonly algorithm: SigningAlgorithm;
  /** The private key as JWK (RFC 7517), sealed for the key's id. */
  readonly sealed_jwk: string;
  /** Seconds since 1970. Until then it is published and signs nothing, so that every cache of the JWKS has it in time. */
  readonly activates_at: number;
  /** When its successor signs in its place; null: none has been made. */
  readonly retires_at: number | null;
}

/** 256 random bits, from which the keys of cookies are derived. */
export interface MasterSecret {
  readonly id: string;
  /** base64, sealed for the secret's id. */
  readonly sealed: string;
  /** Seconds since 1970. Until then it is accepted and makes nothing, so that every process knows it in time. */
  readonly activates_at: number;
  /** When its successor is used in its place, from when it is accepted for a while; null: none has been made. */
  readonly retires_at: number | null;
}

/** All keys of the installation in one item, so that whoever changes them changes what they have seen. */
export interface KeySet {
  readonly signing: readonly SigningKey[];
  readonly secrets: readonly MasterSecret[];
}

export const KEY_SET = kindOf<KeySet>('key_set');
export const KEY_SET_ID = 'current';

/** How long a retired key is published: longer than anything it signed is of use, id_token_hint included. Seconds. */
export const KEPT_AFTER_RETIREMENT = 48 * 3600;

export async function readKeySet(store: AuthStore): Promise<Item<KeySet> | undefined> {
  return store.get(PLATFORM_WIDE, KEY_SET, KEY_SET_ID);
}

/** Without the keys that nothing needs any more. */
export function withoutExpired({ signing, secrets }: KeySet, now: number): KeySet {
  const needed = ({ retires_at }: { readonly retires_at: number | null }): boolean =>
    retires_at === null || now < retires_at + KEPT_AFTER_RETIREMENT;
  return { signing: signing.filter(needed), secrets: secrets.filter(needed) };
}
