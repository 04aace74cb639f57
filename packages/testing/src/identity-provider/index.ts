export { OIDC_HOSTILE, type OidcHostile, SAML_HOSTILE, type SamlHostile } from './hostile.ts';
export type { KnownPerson } from './person.ts';
export type { SamlAnswer } from './saml-assertion.ts';
export { signedResponse } from './saml-response.ts';
export { newSigningKey, type SigningKey, signedJwt } from './signing-key.ts';
export { type IdentityProviderOptions, startIdentityProvider, type TestIdentityProvider } from './start.ts';
