import type { TFunction } from 'i18next';

const levels = {
  'urn:kiban:acr:mfa': 'mfa',
  'urn:kiban:acr:phr': 'phr',
  'urn:kiban:acr:restricted-terminal': 'terminal',
  'urn:kiban:acr:federated': 'federated',
  'urn:kiban:acr:emergency': 'emergency',
} as const;

/** How strong a sign-in was, in words. */
export function acrText(t: TFunction, acr: string): string {
  return t(`signIn.acr.${Object.hasOwn(levels, acr) ? levels[acr as keyof typeof levels] : 'other'}`);
}
