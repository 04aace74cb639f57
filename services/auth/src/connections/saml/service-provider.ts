import { answerAddress } from '../answer-address.ts';
import { ASSERTION, METADATA, POST_BINDING, PROTOCOL } from './names.ts';

/** What an identity provider must know of us. */
export interface ServiceProvider {
  /** Entity id, and the address of our metadata: one for each connection, so that no answer serves two. */
  readonly entity_id: string;
  /** Where answers are posted to. */
  readonly answer_address: string;
}

export function serviceProviderOf(origin: string, connectionId: string): ServiceProvider {
  return {
    entity_id: `${origin}/sign-in/connections/${connectionId}/metadata`,
    answer_address: answerAddress(origin, connectionId),
  };
}

/** SAML 2.0 Metadata §2.4.4. We sign no requests, and want assertions signed. */
export function serviceProviderMetadata({ entity_id, answer_address }: ServiceProvider): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="${METADATA}" entityID="${escaped(entity_id)}"><md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="${PROTOCOL}"><md:AssertionConsumerService Binding="${POST_BINDING}" Location="${escaped(answer_address)}" index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>
`;
}

/** The address that asks for a sign-in (SAML 2.0 Core §3.4.1, Bindings §3.4), its request's id, and what comes back with the answer. */
export function signInRequest(
  { entity_id, answer_address }: ServiceProvider,
  {
    address,
    request_id,
    relay_state,
    at,
    again,
  }: {
    readonly address: string;
    readonly request_id: string;
    readonly relay_state: string;
    /** Milliseconds since 1970. */
    readonly at: number;
    /** Whether the person is to be asked even if signed in there. */
    readonly again: boolean;
  },
  deflate: (text: string) => Buffer,
): string {
  const xml = `<samlp:AuthnRequest xmlns:samlp="${PROTOCOL}" ID="${request_id}" Version="2.0" IssueInstant="${new Date(at).toISOString()}" Destination="${escaped(address)}" AssertionConsumerServiceURL="${escaped(answer_address)}" ProtocolBinding="${POST_BINDING}"${again ? ' ForceAuthn="true"' : ''}><saml:Issuer xmlns:saml="${ASSERTION}">${escaped(entity_id)}</saml:Issuer></samlp:AuthnRequest>`;
  const url = new URL(address);
  url.searchParams.set('SAMLRequest', deflate(xml).toString('base64'));
  url.searchParams.set('RelayState', relay_state);
  return url.href;
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
