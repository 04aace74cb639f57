import {
  newSigningKey,
  SAML_HOSTILE,
  type SamlAnswer,
  type SamlHostile,
  signedResponse,
} from '@kiban/testing/identity-provider';
import { afterAll, expect, test } from 'vitest';
import { openVerifier } from './verifier.ts';
import { type ResponseDemands, verifyResponse } from './verify-response.ts';

const [key, next] = [newSigningKey(), newSigningKey()];
const derOf = (certificate: string): string => certificate.replace(/-----[^-]+-----|\s/g, '');
const person = {
  subject: 'e-1001',
  name: '青葉 花子',
  email: 'hanako@aoba.example',
  login_id: 'hanako',
  second_factor: true,
};
const answer = (): SamlAnswer => ({
  ...{ issuer: 'https://idp.example/saml', audience: 'https://auth.example/sp', person, now: new Date() },
  ...{ destination: 'https://auth.example/acs', in_response_to: '_request' },
});
const demands = (more: Partial<ResponseDemands> = {}): ResponseDemands => ({
  ...{
    issuer: 'https://idp.example/saml',
    audience: 'https://auth.example/sp',
    certificates: [derOf(key.certificate)],
  },
  ...{
    destination: 'https://auth.example/acs',
    request_id: '_request',
    subject: null,
    not_before: null,
    at: Date.now(),
  },
  ...more,
});
const base64 = (xml: string): string => Buffer.from(xml).toString('base64');
const faultOf = (sent: string, more?: Partial<ResponseDemands>) =>
  verifyResponse(sent, demands(more)).then(
    ({ subject }) => `taken as ${subject}`,
    (error: { fault: string }) => error.fault,
  );

const verifier = openVerifier();
afterAll(() => verifier.close());

test('an assertion that is as it should be says who, with which attributes, by which means', async () => {
  expect(await verifyResponse(base64(signedResponse(key, answer())), demands())).toMatchObject({
    subject: 'e-1001',
    attributes: { email: 'hanako@aoba.example', name: '青葉 花子', login_id: 'hanako' },
    contexts: ['https://refeds.org/profile/mfa'],
  });
});

const FAULTS: Readonly<Record<SamlHostile, string>> = {
  tampered: 'signature_wrong',
  unsigned: 'signature_wrong',
  foreign_key: 'signature_wrong',
  hmac_with_public_key: 'algorithm_refused',
  wrapped_before: 'signature_wrong',
  wrapped_after: 'signature_wrong',
  wrapped_around: 'signature_wrong',
  wrapped_in_object: 'signature_wrong',
  duplicate_id: 'signature_wrong',
  comment_split: 'malformed',
  doctype: 'malformed',
  oversized: 'too_large',
  expired: 'expired',
  not_yet_valid: 'expired',
  stale: 'expired',
  no_conditions: 'audience_wrong',
  wrong_audience: 'audience_wrong',
  wrong_destination: 'destination_wrong',
  wrong_recipient: 'destination_wrong',
  wrong_issuer: 'issuer_wrong',
  wrong_in_response_to: 'request_wrong',
  unsolicited: 'request_wrong',
  not_asked_again: 'not_asked_again',
  many_elements: 'too_large',
  many_attributes: 'too_large',
  large_signed_info: 'too_large',
  failed: 'refused_there',
};

test.each(SAML_HOSTILE.map((hostile) => [hostile, FAULTS[hostile]] as const))(
  'a response that is hostile (%s) is refused: %s',
  async (hostile, fault) => {
    const asked = { not_before: Date.now() };
    expect(await faultOf(base64(signedResponse(key, answer(), hostile)), asked)).toBe(fault);
  },
);

test('a response in UTF-16, one that is no XML and one that is no base64 are refused', async () => {
  const xml = signedResponse(key, answer());
  expect(await faultOf(Buffer.from(`\ufeff${xml}`, 'utf16le').toString('base64'))).toBe('malformed');
  expect(await faultOf(base64(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`))).toBe('malformed');
  expect(await faultOf(base64('<a><b></a>'))).toBe('malformed');
  expect(await faultOf('<xml>')).toBe('malformed');
  expect(await faultOf('')).toBe('malformed');
});

test('a signature over the response alone is not enough: the assertion must be signed itself', async () => {
  const xml = signedResponse(key, answer()).replace(/(<saml:Assertion [\s\S]*?)<Signature [\s\S]*?<\/Signature>/, '$1');
  expect(await faultOf(base64(xml))).toBe('signature_wrong');
});

test('while one key takes over from another both count, and the old one no more when it is gone', async () => {
  const both = { certificates: [derOf(key.certificate), derOf(next.certificate)] };
  const [old, fresh] = [base64(signedResponse(key, answer())), base64(signedResponse(next, answer()))];
  expect([await faultOf(old, both), await faultOf(fresh, both)]).toEqual(['taken as e-1001', 'taken as e-1001']);
  const only = { certificates: [derOf(next.certificate)] };
  expect([await faultOf(old, only), await faultOf(fresh, only)]).toEqual(['signature_wrong', 'taken as e-1001']);
});

test('another attribute than the NameID may say who it is; without it nobody is signed in', async () => {
  const sent = base64(signedResponse(key, answer()));
  expect(await faultOf(sent, { subject: 'login_id' })).toBe('taken as hanako');
  expect(await faultOf(sent, { subject: 'employee_number' })).toBe('subject_missing');
});

test('who need not be asked again is not', async () => {
  expect(await faultOf(base64(signedResponse(key, answer(), 'not_asked_again')))).toBe('taken as e-1001');
});

test('the thread says the same, and refuses when too many wait', async () => {
  const good = base64(signedResponse(key, answer()));
  expect(await verifier.verify('aoba', good, demands())).toMatchObject({ subject: 'e-1001' });
  const wrong = verifier.verify('aoba', base64(signedResponse(key, answer(), 'tampered')), demands());
  await expect(wrong).rejects.toMatchObject({ fault: 'signature_wrong' });
  const many = await Promise.allSettled(Array.from({ length: 40 }, () => verifier.verify('aoba', good, demands())));
  const faults = many.flatMap((each) => (each.status === 'rejected' ? [(each.reason as { fault: string }).fault] : []));
  expect(faults).toEqual(Array.from({ length: 8 }, () => 'busy'));
});

test('a response that takes too long ends alone: whoever waits behind it is answered', async () => {
  const short = openVerifier(3000);
  const good = base64(signedResponse(key, answer()));
  const slow = short.verify('aoba', good, demands({ certificates: Array(20_000).fill(derOf(next.certificate)) }));
  const waiting = Array.from({ length: 3 }, () => short.verify('aoba', good, demands()));
  await expect(slow).rejects.toMatchObject({ fault: 'busy' });
  expect((await Promise.all(waiting)).map(({ subject }) => subject)).toEqual(['e-1001', 'e-1001', 'e-1001']);
  await short.close();
});

test('however many answers one company brings, another one’s people take their turn, and find room', async () => {
  const good = base64(signedResponse(key, answer()));
  const ended: string[] = [];
  const verify = async (company: string): Promise<void> => {
    await verifier.verify(company, good, demands()).then(
      () => ended.push(company),
      () => undefined,
    );
  };
  const flood = Array.from({ length: 40 }, () => verify('aoba'));
  await verify('midori');
  expect(ended).toContain('midori');
  expect(ended.length).toBeLessThan(5);
  await Promise.all(flood);
});
