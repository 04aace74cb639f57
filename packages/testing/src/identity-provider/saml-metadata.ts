import { escaped } from './saml-assertion.ts';
import type { SigningKey } from './signing-key.ts';

/** Metadata of the identity provider (SAML 2.0 Metadata §2.4.3); several keys while one takes over from another. */
export function identityProviderMetadata(origin: string, keys: readonly SigningKey[]): string {
  const shown = keys.map(
    ({ certificate }) =>
      `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate.replace(/-----[^-]+-----|\s/g, '')}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`,
  );
  const address = escaped(`${origin}/saml/sign-in`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escaped(`${origin}/saml`)}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAuthnRequestsSigned="false">${shown.join('')}<NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${address}"/></IDPSSODescriptor></EntityDescriptor>
`;
}
