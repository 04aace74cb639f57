// what grant types of our own need, and the package's types do not name; the package is pinned
declare module 'oidc-provider/lib/helpers/grants.js' {
  import type { KoaContextWithOIDC, Provider } from 'oidc-provider';

  interface DpopProof {
    readonly thumbprint: string;
    readonly jti: string;
  }

  /** RFC 9449 §4.3. Undefined: there is no proof. @throws InvalidDpopProof, UseDpopNonce */
  export function validateDpop(provider: Provider, ctx: KoaContextWithOIDC): Promise<DpopProof | undefined>;
  /** @throws InvalidGrant when the client's tokens are bound and there is no proof. */
  export function checkDpopRequired(provider: Provider, ctx: KoaContextWithOIDC, proof: DpopProof | undefined): void;
  /** @throws InvalidGrant when the proof was used before. */
  export function checkDpopReplay(
    provider: Provider,
    ctx: KoaContextWithOIDC,
    proof: DpopProof | undefined,
    clientId: string,
  ): Promise<void>;
  /** The certificate that tokens are bound to; undefined: they are not. @throws InvalidGrant when there must be one. */
  export function checkMtlsCert(provider: Provider, ctx: KoaContextWithOIDC): string | undefined;
}
