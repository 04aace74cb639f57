/** What an attacker makes of a SAML response, or a broken identity provider sends. */
export const SAML_HOSTILE = [
  'tampered',
  'unsigned',
  'foreign_key',
  'hmac_with_public_key',
  'wrapped_before',
  'wrapped_after',
  'wrapped_around',
  'wrapped_in_object',
  'duplicate_id',
  'comment_split',
  'doctype',
  'oversized',
  'expired',
  'not_yet_valid',
  'stale',
  'no_conditions',
  'wrong_audience',
  'wrong_destination',
  'wrong_recipient',
  'wrong_issuer',
  'wrong_in_response_to',
  'unsolicited',
  'failed',
] as const;

/** The same for an authorization response and its ID token. */
export const OIDC_HOSTILE = [
  'tampered',
  'unsigned',
  'foreign_key',
  'hmac_with_public_key',
  'expired',
  'issued_in_future',
  'wrong_audience',
  'wrong_authorized_party',
  'wrong_issuer',
  'wrong_nonce',
  'no_nonce',
  'wrong_at_hash',
  'wrong_state',
  'mixed_up_issuer',
  'no_issuer',
  'oversized',
  'no_id_token',
  'redirecting',
  'failed',
] as const;

export type SamlHostile = (typeof SAML_HOSTILE)[number];
export type OidcHostile = (typeof OIDC_HOSTILE)[number];
