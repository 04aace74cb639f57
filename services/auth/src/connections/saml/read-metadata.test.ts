import { newSigningKey } from '@kiban/testing/identity-provider';
import { expect, test } from 'vitest';
import { readMetadata } from './read-metadata.ts';

const now = Date.parse('2026-01-01T00:00:00Z');
const certificate = newSigningKey().certificate.replace(/-----[^-]+-----|\s/g, '');
const key = (text = certificate, use = ' use="signing"'): string =>
  `<KeyDescriptor${use}><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${text}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;
const service =
  '<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso"/>';
const metadata = (inside: string, attributes = ' entityID="https://idp.example/saml"'): string =>
  `<?xml version="1.0"?><EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"${attributes}><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${inside}</IDPSSODescriptor></EntityDescriptor>`;

test('says the entity, where people sign in and every certificate that signs', () => {
  const second = newSigningKey().certificate.replace(/-----[^-]+-----|\s/g, '');
  const broken = certificate.replace(/(.{64})/g, '$1\n   ');
  const xml = metadata(key(broken) + key(second, '') + key(certificate, ' use="encryption"') + service);
  expect(readMetadata(xml, now)).toEqual({
    entity_id: 'https://idp.example/saml',
    sign_in_address: 'https://idp.example/sso',
    certificates: [certificate, second],
    valid_until: null,
  });
});

test('says until when they count', () => {
  const attributes = ' entityID="https://idp.example/saml" validUntil="2027-01-01T09:00:00+09:00"';
  expect(readMetadata(metadata(key() + service, attributes), now).valid_until).toBe('2027-01-01T00:00:00.000Z');
});

test.each([
  ['no XML', 'nothing'],
  ['something else', '<html/>'],
  [
    'a service provider’s',
    '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"><SPSSODescriptor/></EntityDescriptor>',
  ],
  [
    'many providers',
    `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${metadata(key() + service).replace('<?xml version="1.0"?>', '')}</EntitiesDescriptor>`,
  ],
  ['no entityID', metadata(key() + service, '')],
  ['no certificate', metadata(service)],
  ['a certificate for encryption only', metadata(key(certificate, ' use="encryption"') + service)],
  ['a certificate that is none', metadata(key('AAAA') + service)],
  ['no address', metadata(key())],
  ['an address of another binding', metadata(key() + service.replace('HTTP-Redirect', 'SOAP'))],
  ['an address that is a script', metadata(key() + service.replace('https://idp.example/sso', 'javascript:alert(1)'))],
  ['a document type', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${metadata(key() + service)}`],
  ['a comment', metadata(`<!-- -->${key()}${service}`)],
  ['expired', metadata(key() + service, ' entityID="x" validUntil="2025-12-31T23:59:59Z"')],
  ['too many elements', metadata(`${key()}${service}${'<x/>'.repeat(20_000)}`)],
  ['too many attributes', metadata(`${key()}${service}<x ${'a="" '.repeat(20_000)}/>`)],
  ['too much', metadata(`${key()}${service}${' '.repeat(300_000)}`)],
])('%s is refused', (_, xml) =>
  expect(() => readMetadata(xml, now)).toThrow(expect.objectContaining({ code: 'xml_refused' })),
);
