/** What a credential proves: something one knows, has, or is. */
export type Factor = 'knowledge' | 'possession' | 'inherence';

export type CredentialType = 'password' | 'totp' | 'lookup_codes';

const FACTORS: Readonly<Record<CredentialType, Factor>> = {
  password: 'knowledge',
  totp: 'possession',
  lookup_codes: 'possession',
};

/** RFC 8176 §2 has no value of its own for printed codes; they are one-time passwords. */
const METHODS: Readonly<Record<CredentialType, string>> = { password: 'pwd', totp: 'otp', lookup_codes: 'otp' };

/** Authentication context class of two factors of different types. */
export const MULTI_FACTOR = 'urn:kiban:acr:mfa';

export const factorOf = (type: CredentialType): Factor => FACTORS[type];

/** Whether two different types of factors are among them. Two steps with one type are not (guideline 6.0, Q&A シQ-48, シQ-50). */
export function isMultiFactor(used: readonly CredentialType[]): boolean {
  return new Set(used.map(factorOf)).size >= 2;
}

/** `amr` of a token (RFC 8176): the methods, and `mfa` when they are of two types. */
export function methodsOf(used: readonly CredentialType[]): string[] {
  const methods = [...new Set(used.map((type) => METHODS[type]))];
  return isMultiFactor(used) ? [...methods, 'mfa'] : methods;
}
