import type { TFunction } from 'i18next';

const methods = [
  'password',
  'totp',
  'lookup_codes',
  'passkey',
  'email_code',
  'temporary_code',
  'terminal',
  'identity_provider',
  'break_glass_code',
] as const;

/** By what somebody signs in, in words. */
export function methodText(t: TFunction, method: string): string {
  return t(`signIn.method.${methods.find((each) => each === method) ?? 'other'}`);
}

export function methodsText(t: TFunction, language: string, given: readonly string[]): string {
  return given.map((method) => methodText(t, method)).join(language === 'ja' ? '、' : ', ');
}
