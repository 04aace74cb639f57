import { X509Certificate } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import type { SamlMetadata } from '../connection.ts';
import { METADATA, REDIRECT_BINDING, SIGNATURE } from './names.ts';
import { children, onlyChild, strictXml, XmlRefused } from './strict-xml.ts';

/** Those of AD FS, which list every claim, have about a thousand tags. */
const LARGEST = { bytes: 256 * 1024, tags: 3000 };
const MOST_CERTIFICATES = 10;

/**
 * What the metadata of one identity provider say (SAML 2.0 Metadata §2.4.3): its name, where people sign in, and every
 * certificate that it signs with. Files of many (EntitiesDescriptor) are not taken: the one that is meant is to be given.
 *
 * @param at milliseconds since 1970.
 * @throws XmlRefused also for what has expired: nobody would sign in by it.
 */
export function readMetadata(xml: string, at: number): SamlMetadata {
  const root = strictXml(Buffer.from(xml), LARGEST).document.documentElement;
  if (root?.namespaceURI !== METADATA || root.localName !== 'EntityDescriptor')
    throw new XmlRefused('The root is no EntityDescriptor.');
  const provider = onlyChild(root, METADATA, 'IDPSSODescriptor');
  if (provider === undefined) throw new XmlRefused('There is no IDPSSODescriptor.');
  const entity_id = root.getAttribute('entityID') ?? '';
  if (entity_id === '' || entity_id.length > 1024) throw new XmlRefused('There is no entityID.');
  return {
    entity_id,
    sign_in_address: signInAddressOf(provider),
    certificates: certificatesOf(provider),
    valid_until: validUntil(root, at),
  };
}

function signInAddressOf(provider: Element): string {
  const services = children(provider, METADATA, 'SingleSignOnService');
  const service = services.find((each) => each.getAttribute('Binding') === REDIRECT_BINDING);
  const address = URL.parse(service?.getAttribute('Location') ?? '');
  if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '')
    throw new XmlRefused('There is no SingleSignOnService for HTTP-Redirect.');
  return address.href;
}

/** Of every key that signs: without a `use` a key is for everything (§2.4.1.1). */
function certificatesOf(provider: Element): string[] {
  const keys = children(provider, METADATA, 'KeyDescriptor').filter((key) => key.getAttribute('use') !== 'encryption');
  const texts = keys.flatMap((key) =>
    [...key.getElementsByTagNameNS(SIGNATURE, 'X509Certificate')].map((each) =>
      (each.textContent ?? '').replace(/\s+/g, ''),
    ),
  );
  const certificates = [...new Set(texts)];
  if (certificates.length === 0) throw new XmlRefused('There is no certificate that it signs with.');
  if (certificates.length > MOST_CERTIFICATES) throw new XmlRefused('There are too many certificates.');
  for (const certificate of certificates) requireStrongKey(certificate);
  return certificates;
}

function requireStrongKey(certificate: string): void {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
    if (publicKey.asymmetricKeyType === 'rsa' ? bits >= 2048 : publicKey.asymmetricKeyType === 'ec') return;
  } catch (cause) {
    throw new XmlRefused('A certificate cannot be read.', { cause });
  }
  throw new XmlRefused('A certificate’s key is too weak: RSA needs 2048 bits.');
}

function validUntil(root: Element, at: number): string | null {
  const text = root.getAttribute('validUntil');
  if (text === null || text === '') return null;
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new XmlRefused('validUntil is no moment.');
  const until = new Date(moment).toISOString();
  if (moment <= at) throw new XmlRefused(`They expired at ${until}.`);
  return until;
}
