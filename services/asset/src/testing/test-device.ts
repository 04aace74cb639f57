import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { PublicKey } from '../devices/device.ts';
import { ORIGIN, type TestApi } from './test-api.ts';

/** A device as its own programs make it: with a key of its own. */
export interface TestDevice {
  readonly public_key: PublicKey;
  /** The proof that goes along with an enrolment code. */
  proofOf(code: string, claims?: Claims, type?: string): Promise<string>;
  /** What it says to prove itself once it is enrolled. */
  assertionOf(enrolled: Enrolled, path: string, claims?: Claims, type?: string): Promise<string>;
}

/** Undefined: left out. */
type Claims = Readonly<Record<string, unknown>>;

/** What an enrolment answered. */
export interface Enrolled {
  readonly tenant_id: string;
  readonly device_id: string;
}

export async function testDevice(): Promise<TestDevice> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const public_key = (await exportJWK(publicKey)) as PublicKey;
  const sign = (claims: Claims, typ: string): Promise<string> =>
    new SignJWT(claims as JWTPayload).setProtectedHeader({ alg: 'ES256', typ }).sign(privateKey);
  const seconds = (): number => Math.floor(Date.now() / 1000);
  return {
    public_key,
    proofOf: (code, claims = {}, type = 'kiban-enrolment+jwt') =>
      sign({ code, aud: `${ORIGIN}/asset/enrolments`, iat: seconds(), jti: randomUUID(), ...claims }, type),
    assertionOf: ({ tenant_id, device_id }, path, claims = {}, type = 'kiban-device+jwt') =>
      sign(
        {
          ...{ iss: device_id, sub: device_id, tenant_id, aud: `${ORIGIN}${path}`, jti: randomUUID() },
          ...{ iat: seconds(), exp: seconds() + 60 },
          ...claims,
        },
        type,
      ),
  };
}

let networks = 0;
/** An address nobody else in the test comes from. */
export function ownAddress(): string {
  networks += 1;
  return `198.51.${Math.floor(networks / 250)}.${networks % 250}`;
}

/** POSTs below the origin, without a token, from an address. */
export function postPublic(api: TestApi, path: string, body: unknown, from = ownAddress()) {
  return api.send({ method: 'post', path: `/../..${path}`, body, headers: { 'x-forwarded-for': from } });
}

/** Gives out a code for a device; an administrator does. */
export async function codeFor(
  api: TestApi,
  tenant: Awaited<ReturnType<TestApi['plantTenant']>>,
  device_id: string | undefined,
  more: object = {},
): Promise<string> {
  const token = await api.administratorOf(tenant);
  const answer = await api.send({ method: 'post', path: '/enrolment-codes', token, body: { device_id, ...more } });
  if (answer.status !== 201) throw new Error(answer.text);
  return (answer.json as { code: string }).code;
}
