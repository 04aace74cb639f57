export { type DirectoryClient, type DirectoryClientOptions, directoryClient } from './directory/directory-client.ts';
export { type FieldError, type ProblemCode, ProblemError, UnreachableError } from './directory/problem-error.ts';
export type { components, paths } from './directory/schema.ts';
export type { AccessTokenClaims } from './token/access-token-claims.ts';
export {
  type AccessTokenVerifier,
  type AccessTokenVerifierOptions,
  accessTokenVerifier,
} from './token/access-token-verifier.ts';
export { TokenError, type TokenErrorCode } from './token/token-error.ts';
