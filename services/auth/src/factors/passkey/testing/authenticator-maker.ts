import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const identifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const time = (at: Date): Buffer => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]|\.\d+/g, '')}`));
const text = (oid: string, value: string): Buffer =>
  der(0x31, sequence(identifier(oid), der(0x0c, Buffer.from(value))));
const extension = (oid: string, ...value: readonly Uint8Array[]): Buffer =>
  sequence(identifier(oid), der(0x04, ...value));

const ECDSA_WITH_SHA256 = sequence(identifier('2a8648ce3d040302'));
const AAGUID_EXTENSION = '2b0601040182e51c010104'; // id-fido-gen-ce-aaguid, WebAuthn §8.2.1
const DAY_MS = 86_400_000;

interface Subject {
  readonly name: Buffer;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly days: number;
}

/** A certificate of version 3 (RFC 5280 §4.1). */
function certificate({ name, publicKey, extensions, days }: Subject, issuer: { name: Buffer; key: KeyObject }): Buffer {
  const now = Date.now();
  const body = sequence(
    ...[der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([1])), ECDSA_WITH_SHA256, issuer.name],
    sequence(time(new Date(now - 400 * DAY_MS)), time(new Date(now + days * DAY_MS))),
    ...[name, publicKey.export({ type: 'spki', format: 'der' }), der(0xa3, sequence(...extensions))],
  );
  return sequence(body, ECDSA_WITH_SHA256, der(0x03, Buffer.from([0]), sign('sha256', body, issuer.key)));
}

/** Who makes authenticators: its root, and what it puts into them. */
export interface AuthenticatorMaker {
  readonly root_pem: string;
  /** What an authenticator of a model shows (WebAuthn §8.2.1). `days`: how long it is valid from now. */
  attestation(aaguid: string, days?: number): { readonly chain: readonly Buffer[]; readonly key: KeyObject };
}

export function authenticatorMaker(name: string): AuthenticatorMaker {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const root = { name: sequence(text('550403', name)), key: pair.privateKey };
  const isAuthority = extension('551d13', sequence(der(0x01, Buffer.from([255]))));
  const rootCertificate = certificate(
    { name: root.name, publicKey: pair.publicKey, extensions: [isAuthority], days: 365 },
    root,
  );
  const base64 = rootCertificate.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    root_pem: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    attestation: (aaguid, days = 365) => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const model = Buffer.from(aaguid.replaceAll('-', ''), 'hex');
      const subject = sequence(
        ...[
          text('550406', 'JP'),
          text('55040a', name),
          text('55040b', 'Authenticator Attestation'),
          text('550403', 'Key'),
        ],
      );
      const extensions = [extension('551d13', sequence()), extension(AAGUID_EXTENSION, der(0x04, model))];
      return { chain: [certificate({ name: subject, publicKey, extensions, days }, root)], key: privateKey };
    },
  };
}
