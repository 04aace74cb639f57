import 'reflect-metadata';
import { Name, Pkcs10CertificateRequestGenerator } from '@peculiar/x509';

const ALGORITHMS = {
  'P-256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  'P-384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  'P-521': { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' },
  'RSA 2048': rsa(2048, 'SHA-256'),
  'RSA 1024': rsa(1024, 'SHA-256'),
  'RSA 2048 with SHA-1': rsa(2048, 'SHA-1'),
  Ed25519: { name: 'Ed25519' },
} as const;

type Key = Parameters<typeof crypto.subtle.exportKey>[1];
type KeyPair = { readonly publicKey: Key; readonly privateKey: Key };

function rsa(modulusLength: number, hash: string) {
  const publicExponent = new Uint8Array([1, 0, 1]);
  return { name: 'RSASSA-PKCS1-v1_5', modulusLength, publicExponent, hash };
}

/** What a device makes to ask for a certificate: a new key, and a request that it signed, in PEM. */
export async function certificateRequest(type: keyof typeof ALGORITHMS = 'P-256', subject = 'CN=whoever') {
  const algorithm = ALGORITHMS[type];
  const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as KeyPair;
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: new Name(subject),
    keys: keys as never,
    signingAlgorithm: algorithm,
  });
  return { csr: request.toString('pem'), der: Buffer.from(request.rawData), keys };
}
