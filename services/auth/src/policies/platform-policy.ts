import type { SignInPolicy } from './policy.ts';

/**
 * What holds where a tenant has said nothing. Beside a second factor 12 characters of letters, digits and symbols (MHLW
 * guideline 6.0 asks for 8, NIST SP 800-63B-4 §3.1.1.2 for 8 with, 15 without); a working day, as NIST §2.2.3 asks for at most 24
 * hours and one hour without activity.
 */
export const PLATFORM_POLICY: SignInPolicy = {
  password: { preset: 'jp-8-mfa', minimum_length: 12 },
  second_factors: ['passkey', 'totp', 'lookup_codes', 'terminal'],
  phishing_resistant_for: [],
  passkeys: { synced: true, attestation: 'none', aaguids: [] },
  session: { idle_minutes: 60, hours: 12 },
  terminal: { lock_minutes: 5 },
  login_view: { oldest_hours: null },
  sign_on: { required_connection: null },
};
