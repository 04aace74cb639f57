import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A new key of a device, and the request for a certificate that it signed (PKCS #10, RFC 2986), in PEM. */
export function certificateRequest(name: string): { csr: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const info = sequence(
    Buffer.from([0x02, 0x01, 0x00]),
    sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from(name))))),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa0),
  );
  const signature = tagged(0x03, Buffer.from([0]), sign('sha256', info, privateKey));
  const der = sequence(info, sequence(ECDSA_WITH_SHA256), signature);
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  const csr = ['-----BEGIN CERTIFICATE REQUEST-----', ...lines, '-----END CERTIFICATE REQUEST-----', ''].join('\n');
  return { csr, privateKey };
}

const COMMON_NAME = Buffer.from('0603550403', 'hex');
const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

/** One value in DER (X.690 §8.1). */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const size = value.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}
