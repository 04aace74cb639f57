/** What a proof shows: something one knows, has, or is (NIST SP 800-63-4 §2.2.1). */
export type FactorType = 'knowledge' | 'possession' | 'inherence';

/** Ways of proving who one is. */
export type Method =
  | 'password'
  | 'totp'
  | 'lookup_codes'
  | 'passkey'
  | 'email_code'
  | 'temporary_code'
  | 'terminal'
  | 'identity_provider'
  | 'break_glass_code';
