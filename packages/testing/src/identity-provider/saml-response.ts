import { createHmac, createPublicKey } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { SamlHostile } from './hostile.ts';
import { assertionXml, newId, responseXml, type SamlAnswer } from './saml-assertion.ts';
import { newSigningKey, type SigningKey } from './signing-key.ts';

const ASSERTION = "//*[local-name(.)='Assertion']";
const OVERSIZED = 2 * 1024 * 1024;
/** Small enough to be read, and long work for whoever canonicalises them. */
const MANY = 20_000;

/** A response as it is posted: XML, its assertion signed. */
export function signedResponse(key: SigningKey, answer: SamlAnswer, hostile?: SamlHostile): string {
  const id = newId();
  const bare = assertionXml(answer, hostile, id);
  const assertion = hostile === 'unsigned' ? bare : signed(bare, hostile === 'foreign_key' ? newSigningKey() : key);
  return disturbed(key, answer, hostile, assertion, id);
}

/** What somebody between makes of a rightly signed assertion. */
function disturbed(
  key: SigningKey,
  answer: SamlAnswer,
  hostile: SamlHostile | undefined,
  assertion: string,
  id: string,
): string {
  const wrap = (xml: string): string => responseXml(answer, hostile, xml);
  const { subject } = answer.person;
  const evil = (withId = newId()): string =>
    assertionXml({ ...answer, person: { ...answer.person, subject: 'e-admin', login_id: 'admin' } }, undefined, withId);
  switch (hostile) {
    case 'tampered':
      return wrap(assertion.replace(`>${subject}<`, '>e-admin<'));
    case 'hmac_with_public_key':
      return wrap(hmacSigned(assertion, key));
    case 'wrapped_before':
      return wrap(evil() + assertion);
    case 'wrapped_after':
      return wrap(assertion + evil());
    case 'wrapped_around':
      return wrap(evil().replace('</saml:Assertion>', `<saml:Advice>${assertion}</saml:Advice></saml:Assertion>`));
    case 'wrapped_in_object':
      return wrap(inObject(assertion, evil()));
    case 'duplicate_id':
      return wrap(evil(id) + assertion);
    case 'comment_split':
      return wrap(assertion.replace(`>${subject}<`, `>${subject.slice(0, 3)}<!-- -->${subject.slice(3)}<`));
    case 'doctype':
      return `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${wrap(assertion)}`;
    case 'oversized':
      return extended(wrap(assertion), 'x'.repeat(OVERSIZED));
    case 'many_elements':
      return extended(wrap(assertion), '<x/>'.repeat(MANY));
    case 'many_attributes':
      return extended(wrap(assertion), `<x ${Array.from({ length: MANY / 2 }, (_, n) => `a${n}=""`).join(' ')}/>`);
    case 'large_signed_info':
      return wrap(assertion.replace('</SignedInfo>', `${'<x/>'.repeat(1000)}</SignedInfo>`));
    default:
      return wrap(assertion);
  }
}

function extended(response: string, what: string): string {
  return response.replace('<samlp:Status>', `<samlp:Extensions>${what}</samlp:Extensions><samlp:Status>`);
}

function signed(xml: string, key: SigningKey): string {
  const signer = new SignedXml({
    privateKey: key.private_key,
    publicCert: key.certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signer.addReference({
    xpath: ASSERTION,
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
  });
  // SAML's schema wants the signature right after the issuer
  const location = { reference: `${ASSERTION}/*[local-name(.)='Issuer']`, action: 'after' } as const;
  signer.computeSignature(xml, { location });
  return signer.getSignedXml();
}

/** Signed with the certificate's text as a shared secret, which everybody knows. */
function hmacSigned(assertion: string, key: SigningKey): string {
  const info = /<SignedInfo[\s\S]*<\/SignedInfo>/.exec(assertion)?.[0] ?? '';
  const changed = info.replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#hmac-sha1');
  const secret = createPublicKey(key.certificate).export({ type: 'spki', format: 'pem' });
  const value = createHmac('sha1', secret)
    .update(changed.replace('<SignedInfo>', '<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">'))
    .digest('base64');
  return assertion.replace(info, changed).replace(/<SignatureValue>[^<]*/, `<SignatureValue>${value}`);
}

/** The signed assertion lies inside the signature of the false one, which refers to it (XSW 4 of Somorovsky et al., 2012). */
function inObject(assertion: string, evil: string): string {
  const signature = /<Signature [\s\S]*<\/Signature>/.exec(assertion)?.[0] ?? '';
  const original = assertion.replace(signature, '');
  const moved = signature.replace('</Signature>', `<Object>${original}</Object></Signature>`);
  return evil.replace('</saml:Issuer>', `</saml:Issuer>${moved}`);
}
