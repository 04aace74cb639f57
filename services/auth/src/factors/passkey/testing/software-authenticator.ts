import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What the browser would be asked for. */
interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id?: string };
  readonly user: { readonly id: string };
}
interface RequestOptions {
  readonly challenge: string;
  readonly rpId?: string;
  readonly allowCredentials?: readonly { readonly id: string }[];
}

export interface AuthenticatorOptions {
  /** Origin that the browser says it is at. */
  readonly origin: string;
  readonly aaguid?: string;
  /** Whether it makes sure of its user. */
  readonly verifiesUser?: boolean;
  /** Whether its keys may be copied. */
  readonly synced?: boolean;
  /** Where its counter begins; null: it does not count. */
  readonly counter?: number | null;
  /** Its maker's certificates, leaf first, DER, and the leaf's key. */
  readonly attestation?: { readonly chain: readonly Buffer[]; readonly key: KeyObject };
}

interface KeyPair {
  readonly id: Buffer;
  readonly userHandle: string;
  readonly privateKey: KeyObject;
}

/** An authenticator in software and its browser: real keys, real CBOR, real signatures (WebAuthn Level 3 §6). */
export interface SoftwareAuthenticator {
  /** Makes a key pair. @returns JSON of the browser's answer. */
  create(options: CreationOptions): string;
  /** Signs with the newest key pair that is allowed. */
  get(options: RequestOptions, changes?: AssertionChanges): string;
  /** A copy of it, as somebody has who read out its memory. */
  clone(): SoftwareAuthenticator;
}

/** What is done differently, to see it refused. */
export interface AssertionChanges {
  readonly origin?: string;
  readonly rp_id?: string;
  readonly type?: string;
  readonly challenge?: string;
  readonly userHandle?: string;
  readonly verifiesUser?: boolean;
  readonly isPresent?: boolean;
  readonly synced?: boolean;
  readonly signature?: Buffer;
}

const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

export function softwareAuthenticator(
  options: AuthenticatorOptions,
  state: { keys: KeyPair[]; counter: number | null } = { keys: [], counter: options.counter ?? null },
): SoftwareAuthenticator {
  const { origin, aaguid = '00000000-0000-0000-0000-000000000000', synced = false, verifiesUser = true } = options;
  const count = (): number => {
    if (state.counter === null) return 0;
    state.counter += 1;
    return state.counter;
  };
  return {
    create({ challenge, rp, user }) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const id = randomBytes(32);
      state.keys.push({
        id,
        userHandle: user.id,
        privateKey: createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })),
      });
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      // COSE_Key (RFC 9052 §7): kty EC2, alg ES256, crv P-256
      const cose = isoCBOR.encode(
        new Map<number, number | Uint8Array<ArrayBuffer>>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
          [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
        ]),
      );
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const flags = { isPresent: true, verifiesUser, synced, attested: true };
      const data = Buffer.concat([
        authenticatorData(rp.id ?? '', flags, count()),
        ...[Buffer.from(aaguid.replaceAll('-', ''), 'hex'), length, id, cose],
      ]);
      const client = clientData('webauthn.create', challenge, origin);
      const statement = options.attestation && packed(options.attestation, Buffer.concat([data, sha256(client)]));
      const attestationObject = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', statement === undefined ? 'none' : 'packed'],
          ['attStmt', statement ?? new Map()],
          ['authData', Uint8Array.from(data)],
        ]) as never,
      );
      return answer(id, {
        clientDataJSON: base64url(client),
        attestationObject: base64url(attestationObject),
        transports: ['usb', 'nfc'],
      });
    },
    get({ challenge, rpId, allowCredentials = [] }, changes = {}) {
      const allowed = state.keys.filter(
        ({ id }) => allowCredentials.length === 0 || allowCredentials.some((each) => each.id === base64url(id)),
      );
      const key = allowed.at(-1) ?? state.keys.at(-1);
      if (key === undefined) throw new Error('The authenticator has no key for this site.');
      const flags = {
        ...{ isPresent: changes.isPresent ?? true, verifiesUser: changes.verifiesUser ?? verifiesUser },
        ...{ synced: changes.synced ?? synced, attested: false },
      };
      const data = authenticatorData(changes.rp_id ?? rpId ?? '', flags, count());
      const client = clientData(
        changes.type ?? 'webauthn.get',
        changes.challenge ?? challenge,
        changes.origin ?? origin,
      );
      const signature = changes.signature ?? sign('sha256', Buffer.concat([data, sha256(client)]), key.privateKey);
      return answer(key.id, {
        ...{ clientDataJSON: base64url(client), authenticatorData: base64url(data), signature: base64url(signature) },
        userHandle: changes.userHandle ?? key.userHandle,
      });
    },
    clone: () => softwareAuthenticator(options, { keys: [...state.keys], counter: state.counter }),
  };
}

/** WebAuthn §6.1. */
function authenticatorData(
  rpId: string,
  flags: { isPresent: boolean; verifiesUser: boolean; synced: boolean; attested: boolean },
  counter: number,
): Buffer {
  const { isPresent, verifiesUser, synced, attested } = flags;
  const bits = Number(isPresent) | (Number(verifiesUser) << 2) | (synced ? 0b11000 : 0) | (Number(attested) << 6);
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(bits, 0);
  bytes.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(rpId), bytes]);
}

/** WebAuthn §5.8.1. */
function clientData(type: string, challenge: string, origin: string): string {
  return JSON.stringify({ type, challenge, origin, crossOrigin: false });
}

/** WebAuthn §8.2. */
function packed(
  { chain, key }: NonNullable<AuthenticatorOptions['attestation']>,
  signed: Buffer,
): Map<string, unknown> {
  return new Map<string, unknown>([
    ['alg', -7],
    ['sig', Uint8Array.from(sign('sha256', signed, key))],
    ['x5c', chain.map((certificate) => Uint8Array.from(certificate))],
  ]);
}

function answer(id: Buffer, response: object): string {
  return JSON.stringify({
    ...{ id: base64url(id), rawId: base64url(id), type: 'public-key' },
    ...{ response, clientExtensionResults: {}, authenticatorAttachment: 'cross-platform' },
  });
}
