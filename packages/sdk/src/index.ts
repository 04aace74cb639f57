export type { AccessOptions } from './access/access-options.ts';
export type { CertificateSource } from './access/certificate-thumbprint.ts';
export { type AskedFor, type ProofOptions, provenRequest } from './access/proven-request.ts';
export { type ActedFor, type WhoActs, whoActs } from './access/who-acts.ts';
export type { ApiClient, ApiClientOptions } from './api/api-client.ts';
export { type FieldError, type ProblemCode, ProblemError, UnreachableError } from './api/problem-error.ts';
export { type AssetClient, assetClient } from './asset/asset-client.ts';
export type { components as assetComponents, paths as assetPaths } from './asset/schema.ts';
export { type AuthClient, authClient } from './auth/auth-client.ts';
export type { components as authComponents, paths as authPaths } from './auth/schema.ts';
export { type DirectoryClient, directoryClient } from './directory/directory-client.ts';
export type { components, paths } from './directory/schema.ts';
export {
  type EntitlementAnswer,
  type EntitlementQuestion,
  type Entitlements,
  type EntitlementsOptions,
  entitlements,
} from './entitlements/entitlements.ts';
export { type MachineTokenOptions, machineToken } from './machine/machine-token.ts';
export { followRevocations, type Revocations, type RevocationsOptions } from './revocations/revocations.ts';
export {
  type RevocableClaims,
  type Revocation,
  type RevokedTokens,
  revokedTokens,
} from './revocations/revoked-tokens.ts';
export {
  type EndedSession,
  type LogoutTokenVerifier,
  type LogoutTokenVerifierOptions,
  logoutTokenVerifier,
} from './sign-out/logout-token-verifier.ts';
export type { AccessTokenClaims, ActorClaim } from './token/access-token-claims.ts';
export {
  type AccessTokenVerifier,
  type AccessTokenVerifierOptions,
  accessTokenVerifier,
} from './token/access-token-verifier.ts';
export type { ProvenRequest } from './token/proven-request.ts';
export { TokenError, type TokenErrorCode } from './token/token-error.ts';
