import type { Document, Element } from '@xmldom/xmldom';
import { AssertionRefused } from '../assertion.ts';
import { MOST_SIGNED_INFO } from './limits.ts';
import { ASSERTION, PROTOCOL, SIGNATURE } from './names.ts';
import { children } from './strict-xml.ts';

const ALGORITHMS: Readonly<Record<string, RegExp>> = {
  SignatureMethod: /^http:\/\/www\.w3\.org\/2001\/04\/xmldsig-more#(rsa|ecdsa)-sha(256|384|512)$/,
  DigestMethod: /^http:\/\/www\.w3\.org\/2001\/04\/(xmlenc#sha(256|512)|xmldsig-more#sha384)$/,
  CanonicalizationMethod: /^http:\/\/www\.w3\.org\/2001\/10\/xml-exc-c14n#$/,
  Transform: /^http:\/\/www\.w3\.org\/(2000\/09\/xmldsig#enveloped-signature|2001\/10\/xml-exc-c14n#)$/,
};

/**
 * What is looked at around the signed part, before any signature is computed: one response, success, for us, in answer to
 * what we asked, and exactly one assertion in the whole document, signed with algorithms that count.
 *
 * @throws AssertionRefused
 */
export function requireEnvelope(
  document: Document,
  {
    issuer,
    destination,
    request_id,
  }: { readonly issuer: string; readonly destination: string; readonly request_id: string },
): void {
  const root = document.documentElement;
  if (root?.namespaceURI !== PROTOCOL || root.localName !== 'Response')
    throw new AssertionRefused('malformed', 'The root is no Response.');
  const [said] = children(root, ASSERTION, 'Issuer');
  if (said !== undefined && said.textContent !== issuer)
    throw new AssertionRefused('issuer_wrong', 'The response is of another issuer.');
  if (root.getAttribute('Destination') !== null && root.getAttribute('Destination') !== destination)
    throw new AssertionRefused('destination_wrong', 'The response was meant for another address.');
  if (root.getAttribute('InResponseTo') !== request_id)
    throw new AssertionRefused('request_wrong', 'The response answers another request, or none.');
  requireSuccess(root);
  if (document.getElementsByTagNameNS('*', 'Assertion').length !== 1)
    throw new AssertionRefused('signature_wrong', 'There is not exactly one assertion.');
  if (document.getElementsByTagNameNS('*', 'EncryptedAssertion').length > 0)
    throw new AssertionRefused('malformed', 'Encrypted assertions are not taken: we publish no key for them.');
  for (const info of document.getElementsByTagNameNS(SIGNATURE, 'SignedInfo')) requireSmall(info);
  for (const [name, allowed] of Object.entries(ALGORITHMS)) requireAlgorithms(document, name, allowed);
}

function requireSuccess(root: Element): void {
  const [status] = children(root, PROTOCOL, 'Status');
  const [code] = status === undefined ? [] : children(status, PROTOCOL, 'StatusCode');
  if (code?.getAttribute('Value') === 'urn:oasis:names:tc:SAML:2.0:status:Success') return;
  throw new AssertionRefused('refused_there', 'The identity provider did not sign the person in.');
}

/** What is signed of a signature names methods and one reference. */
function requireSmall(info: Element): void {
  const elements = [info, ...info.getElementsByTagNameNS('*', '*')];
  const attributes = elements.reduce((count, element) => count + element.attributes.length, 0);
  if (elements.length > MOST_SIGNED_INFO || attributes > MOST_SIGNED_INFO)
    throw new AssertionRefused('too_large', 'SignedInfo holds more than a signature needs.');
}

/** SHA-1 and shared secrets are out (RFC 9231; HMAC with a public key as the secret is an old trick). */
function requireAlgorithms(document: Document, name: string, allowed: RegExp): void {
  for (const element of document.getElementsByTagNameNS(SIGNATURE, name))
    if (!allowed.test(element.getAttribute('Algorithm') ?? ''))
      throw new AssertionRefused('algorithm_refused', `${name} names an algorithm that does not count.`);
}
