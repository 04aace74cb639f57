import type { CertificateSource } from '@kiban/sdk';

/** @throws RangeError when the variable is not there. */
export function demanded(environment: NodeJS.ProcessEnv, name: string, example: string): string {
  const value = environment[name];
  if (value) return value;
  throw new RangeError(`${name} is missing. Write it like ${example}.`);
}

/** @throws RangeError for what is no whole number from `least` to `most`. */
export function numberOf(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new RangeError(`${name} is “${text}”. Write a number from ${least} to ${most}.`);
}

/** @throws RangeError for anything else. */
export function oneOf<const Values extends readonly string[]>(
  name: string,
  text: string,
  values: Values,
): Values[number] {
  if (values.includes(text)) return text;
  throw new RangeError(`${name} is “${text}”. Write one of ${values.join(', ')}.`);
}

/** @throws RangeError for what is no scheme, host and port of the web. */
export function originOf(name: string, text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '')) return url.origin;
  throw new RangeError(`${name} is “${text}”. Write scheme, host and port only, like https://auth.example.com.`);
}

/** Where certificates of clients come from (RFC 8705, RFC 9440). @throws RangeError for anything else. */
export function certificateSourceOf(environment: NodeJS.ProcessEnv): CertificateSource {
  const name = 'KIBAN_CLIENT_CERTIFICATES';
  return oneOf(name, environment[name] || 'connection', ['connection', 'client_cert_header']);
}
