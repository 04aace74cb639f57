import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Actor, OwnToken } from '../structured-tokens/own-token.ts';

/** For whom an exchange makes a token, and who acts. */
export interface Exchanged {
  readonly person_id: string;
  readonly tenant_id: string;
  readonly user_id: string;
  /** The session that it ends with. */
  readonly session_id: string;
  readonly act: Actor;
  /** Scopes that it may have at most. */
  readonly scopes: readonly string[];
  /** Seconds since 1970: the token ends no later. */
  readonly ends_at: number;
  /** The key or certificate that must prove itself again: whose token it is, exchanges it. */
  readonly bound_to?: OwnToken['cnf'];
  /** How the person proved who they are; undefined: they did not, somebody looks in their place. */
  readonly authentication:
    | {
        readonly auth_time?: number | undefined;
        readonly acr?: string | undefined;
        readonly amr?: readonly string[] | undefined;
      }
    | undefined;
  /** Keeps a record before the token is given out. */
  readonly recorded?: (given: { readonly audience: string; readonly scope: string }) => Promise<void>;
}

const exchanges = new WeakMap<object, Exchanged>();

export function rememberExchange(ctx: KoaContextWithOIDC, exchanged: Exchanged): void {
  exchanges.set(ctx, exchanged);
}

/** What this request exchanges, once that is known. */
export function exchangeIn(ctx: KoaContextWithOIDC): Exchanged | undefined {
  return exchanges.get(ctx);
}
