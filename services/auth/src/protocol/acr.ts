import { isMultiFactor, type Proof } from '../sign-in/proof.ts';

/** Authentication context classes: what a sign-in was worth, and on what basis (OpenID Connect Core 1.0 §2, `acr`). */
export const MFA = 'urn:kiban:acr:mfa';
/** Two types, one of them with something that works at the real site only. Whoever asks for `mfa` gets it too. */
export const PHISHING_RESISTANT = 'urn:kiban:acr:phr';
/** The second type was the key of a terminal in a store that is declared restricted. */
export const RESTRICTED_TERMINAL = 'urn:kiban:acr:restricted-terminal';
/** An identity provider said so; nothing of ours was asked. */
export const FEDERATED = 'urn:kiban:acr:federated';
/** With a code for emergencies. */
export const EMERGENCY = 'urn:kiban:acr:emergency';

export const ACR_VALUES: readonly string[] = [MFA, PHISHING_RESISTANT, RESTRICTED_TERMINAL, FEDERATED, EMERGENCY];

/** The class of a sign-in; undefined: one type of factor alone has none. */
export function acrOf(proofs: readonly Proof[]): string | undefined {
  if (!isMultiFactor(proofs)) return undefined;
  if (proofs.some(({ method }) => method === 'break_glass_code')) return EMERGENCY;
  const unbound = proofs.filter(({ method }) => method !== 'terminal');
  if (!isMultiFactor(unbound)) return RESTRICTED_TERMINAL;
  if (unbound.every(({ method }) => method === 'identity_provider')) return FEDERATED;
  return unbound.some(({ phishing_resistant }) => phishing_resistant) ? PHISHING_RESISTANT : MFA;
}

/** The class that is told of a sign-in: the first of those asked for that it fulfils, else its own. */
export function toldAcr(acr: string, wanted: readonly string[]): string {
  return wanted.find((each) => fulfils(acr, each)) ?? acr;
}

/** Whether a sign-in of one class is one of another too. */
export function fulfils(acr: string | undefined, wanted: string): boolean {
  return acr === wanted || (acr === PHISHING_RESISTANT && wanted === MFA);
}
