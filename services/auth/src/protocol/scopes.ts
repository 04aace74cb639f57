/** The audience of access tokens: all APIs of the platform. */
export const API_RESOURCE = 'urn:kiban:api';

/** Scopes of our APIs. */
export const API_SCOPES: readonly string[] = [
  'directory:read',
  'directory:write',
  'asset:read',
  'asset:write',
  // of machines: selling licences, registering products, asking for decisions
  'asset:licences',
  'asset:products',
  'directory:manifests',
  'directory:decisions',
];

/** OpenID Connect Core 1.0 §5.4; what each says of a person stands in the configuration's `claims`. */
export const IDENTITY_SCOPES: readonly string[] = ['openid', 'profile', 'email'];
