/** The audience of access tokens: all APIs of the platform. */
export const API_RESOURCE = 'urn:kiban:api';

/** Scopes of our APIs that people's clients and machines of a tenant ask for. */
export const TENANT_SCOPES: readonly string[] = [
  'directory:read',
  'directory:write',
  'directory:decisions',
  'asset:read',
  'asset:write',
  'auth:read',
  'auth:write',
];

/** Scopes of our APIs. */
export const API_SCOPES: readonly string[] = [
  ...TENANT_SCOPES,
  // of the vendor's machines: selling licences, registering products; of products: hearing what was revoked, asking about tokens
  'asset:licences',
  'asset:products',
  'directory:manifests',
  'auth:revocations',
  'auth:introspection',
];

/** OpenID Connect Core 1.0 §5.4; what each says of a person stands in the configuration's `claims`. */
export const IDENTITY_SCOPES: readonly string[] = ['openid', 'profile', 'email'];
