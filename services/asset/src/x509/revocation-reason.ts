/**
 * Why a certificate is revoked, with its code (RFC 5280 §5.3.1). Not among them what would end again (certificateHold,
 * removeFromCRL): what is revoked stays revoked.
 */
export const RFC_5280_REASONS = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  privilegeWithdrawn: 9,
  aACompromise: 10,
} as const;

export type RevocationReason = keyof typeof RFC_5280_REASONS;

export const REVOCATION_REASONS = Object.keys(RFC_5280_REASONS) as RevocationReason[];
