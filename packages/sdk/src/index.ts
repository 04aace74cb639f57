export type { ApiClient, ApiClientOptions } from './api/api-client.ts';
export { type FieldError, type ProblemCode, ProblemError, UnreachableError } from './api/problem-error.ts';
export { type AssetClient, assetClient } from './asset/asset-client.ts';
export type { components as assetComponents, paths as assetPaths } from './asset/schema.ts';
export { type DirectoryClient, directoryClient } from './directory/directory-client.ts';
export type { components, paths } from './directory/schema.ts';
export {
  type EntitlementAnswer,
  type EntitlementQuestion,
  type Entitlements,
  type EntitlementsOptions,
  entitlements,
} from './entitlements/entitlements.ts';
export type { AccessTokenClaims } from './token/access-token-claims.ts';
export {
  type AccessTokenVerifier,
  type AccessTokenVerifierOptions,
  accessTokenVerifier,
} from './token/access-token-verifier.ts';
export { TokenError, type TokenErrorCode } from './token/token-error.ts';
