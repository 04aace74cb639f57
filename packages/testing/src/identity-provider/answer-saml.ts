import { inflateRawSync } from 'node:zlib';
import type { SamlHostile } from './hostile.ts';
import type { KnownPerson } from './person.ts';
import { signedResponse } from './saml-response.ts';
import type { SigningKey } from './signing-key.ts';

export interface SamlQuestion {
  readonly request_id: string;
  readonly audience: string;
  readonly destination: string;
  readonly relay_state: string;
  readonly force: boolean;
}

/** Reads a request of the HTTP-Redirect binding (SAML 2.0 Bindings §3.4). */
export function readSamlQuestion(query: URLSearchParams): SamlQuestion {
  const xml = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString();
  const attribute = (name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1] ?? '';
  return {
    request_id: attribute('ID'),
    audience: /<(?:\w+:)?Issuer[^>]*>([^<]*)</.exec(xml)?.[1] ?? '',
    destination: attribute('AssertionConsumerServiceURL'),
    relay_state: query.get('RelayState') ?? '',
    force: attribute('ForceAuthn') === 'true',
  };
}

/** The fields that the browser posts to the service provider (SAML 2.0 Bindings §3.5). */
export function samlFields(
  { request_id, audience, destination, relay_state }: SamlQuestion,
  {
    issuer,
    key,
    person,
    hostile,
  }: { issuer: string; key: SigningKey; person: KnownPerson; hostile?: SamlHostile | undefined },
): Readonly<Record<string, string>> {
  const answer = { issuer, audience, destination, in_response_to: request_id, person, now: new Date() };
  const xml = signedResponse(key, answer, hostile);
  return { SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: relay_state };
}
