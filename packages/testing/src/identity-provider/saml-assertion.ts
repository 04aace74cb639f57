import { randomBytes } from 'node:crypto';
import type { SamlHostile } from './hostile.ts';
import type { KnownPerson } from './person.ts';

/** What a response is about. */
export interface SamlAnswer {
  readonly issuer: string;
  /** The audience: entity id of the service provider. */
  readonly audience: string;
  readonly destination: string;
  readonly in_response_to: string;
  readonly person: KnownPerson;
  readonly now: Date;
}

const SECOND_FACTOR = 'https://refeds.org/profile/mfa';
const PASSWORD = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';

export const newId = (): string => `_${randomBytes(16).toString('hex')}`;

/** `<Assertion>` without a signature (SAML 2.0 Core §2.3.3, Profiles §4.1.4.2), with what is hostile inside it. */
export function assertionXml(answer: SamlAnswer, hostile: SamlHostile | undefined, id: string = newId()): string {
  const { person } = answer;
  const moved = hostile === 'expired' ? -3600 : hostile === 'not_yet_valid' ? 3600 : 0;
  const at = (seconds: number): string => new Date(answer.now.getTime() + (moved + seconds) * 1000).toISOString();
  const authenticated = hostile === 'stale' ? -30 * 86_400 : hostile === 'not_asked_again' ? -3600 : -5;
  const issuer = hostile === 'wrong_issuer' ? 'https://elsewhere.example/saml' : answer.issuer;
  const audience = hostile === 'wrong_audience' ? 'https://another-service.example' : answer.audience;
  const recipient = hostile === 'wrong_recipient' ? 'https://another-service.example/acs' : answer.destination;
  const conditions = `<saml:Conditions NotBefore="${at(-60)}" NotOnOrAfter="${at(300)}"><saml:AudienceRestriction><saml:Audience>${escaped(audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`;
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${escaped(issuer)}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${escaped(person.subject)}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData${inResponseTo(answer, hostile)} Recipient="${escaped(recipient)}" NotOnOrAfter="${at(300)}"/></saml:SubjectConfirmation></saml:Subject>${hostile === 'no_conditions' ? '' : conditions}<saml:AuthnStatement AuthnInstant="${at(authenticated)}" SessionIndex="${newId()}"><saml:AuthnContext><saml:AuthnContextClassRef>${person.second_factor ? SECOND_FACTOR : PASSWORD}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributes(person)}</saml:AttributeStatement></saml:Assertion>`;
}

/** `<Response>` around assertions (SAML 2.0 Core §3.3.3). */
export function responseXml(answer: SamlAnswer, hostile: SamlHostile | undefined, assertions: string): string {
  const destination = hostile === 'wrong_destination' ? 'https://another-service.example/acs' : answer.destination;
  const success = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>';
  const failed =
    '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode>';
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${newId()}" Version="2.0" IssueInstant="${answer.now.toISOString()}" Destination="${escaped(destination)}"${inResponseTo(answer, hostile)}><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${escaped(answer.issuer)}</saml:Issuer><samlp:Status>${hostile === 'failed' ? failed : success}</samlp:Status>${hostile === 'failed' ? '' : assertions}</samlp:Response>`;
}

function inResponseTo({ in_response_to }: SamlAnswer, hostile: SamlHostile | undefined): string {
  if (hostile === 'unsolicited') return '';
  return ` InResponseTo="${escaped(hostile === 'wrong_in_response_to' ? newId() : in_response_to)}"`;
}

function attributes({ email, name, login_id }: KnownPerson): string {
  return Object.entries({ email, name, login_id })
    .map(
      ([key, value]) =>
        `<saml:Attribute Name="${key}"><saml:AttributeValue>${escaped(value)}</saml:AttributeValue></saml:Attribute>`,
    )
    .join('');
}

export function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
