import type { Provider } from 'oidc-provider';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';

/** A client assertion (RFC 7523 §3) or DPoP proof (RFC 9449 §11.1) that was used. */
const USED_PROOF = kindOf<null>('used_proof', { secretId: true });

/**
 * Makes assertions and proofs good for one use, in one step of the store: oidc-provider looks first and writes then, so
 * that of several at once all would be accepted.
 */
export function useProofsOnce(provider: Provider, store: AuthStore): void {
  Object.defineProperty(provider.ReplayDetection, 'unique', {
    value: (issuer: string, jti: string, expires_at: number): Promise<boolean> =>
      store.create(PLATFORM_WIDE, USED_PROOF, { id: JSON.stringify([issuer, jti]), data: null, expires_at }),
  });
}
