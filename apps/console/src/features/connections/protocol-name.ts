/** What standards are called is the same in every language. */
export const protocolName = { oidc: 'OpenID Connect', saml: 'SAML 2.0' } as const;
