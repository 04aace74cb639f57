import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { StoreRequest } from '../emulated-server.ts';
import { S3Refusal } from './s3-refusal.ts';

export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const SKEW_MS = 15 * 60_000;

/**
 * Checks a request's signature, in its header or in its URL.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 *
 * @throws S3Refusal
 */
export function checkSignature(request: StoreRequest, key: AccessKey): void {
  const { searchParams } = request.url;
  if (searchParams.has('X-Amz-Signature')) checkPresigned(request, key);
  else checkSigned(request, key);
}

function checkSigned(request: StoreRequest, key: AccessKey): void {
  const fields = /^AWS4-HMAC-SHA256 Credential=([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]+)$/.exec(
    request.headers.authorization ?? '',
  );
  if (!fields) throw new S3Refusal(403, 'AccessDenied');
  const [, credential = '', signedHeaders = '', signature = ''] = fields;
  const date = request.headers['x-amz-date'] ?? '';
  if (Math.abs(Date.now() - timeOf(date)) > SKEW_MS) throw new S3Refusal(403, 'RequestTimeTooSkewed');
  const payload = request.headers['x-amz-content-sha256'] ?? '';
  if (/^[0-9a-f]{64}$/.test(payload) && payload !== sha256(request.body)) {
    throw new S3Refusal(400, 'XAmzContentSHA256Mismatch');
  }
  compare(request, key, { credential, signedHeaders, signature, date, payload });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
function checkPresigned(request: StoreRequest, key: AccessKey): void {
  const parameter = (name: string): string => request.url.searchParams.get(name) ?? '';
  const date = parameter('X-Amz-Date');
  const seconds = Number(parameter('X-Amz-Expires'));
  if (!(seconds >= 1 && seconds <= 604_800)) throw new S3Refusal(400, 'AuthorizationQueryParametersError');
  if (Date.now() > timeOf(date) + seconds * 1_000) throw new S3Refusal(403, 'AccessDenied');
  compare(request, key, {
    credential: parameter('X-Amz-Credential'),
    signedHeaders: parameter('X-Amz-SignedHeaders'),
    signature: parameter('X-Amz-Signature'),
    date,
    payload: 'UNSIGNED-PAYLOAD',
  });
}

interface Signed {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly date: string;
  readonly payload: string;
}

function compare(request: StoreRequest, key: AccessKey, signed: Signed): void {
  const [accessKeyId, ...scope] = signed.credential.split('/');
  if (accessKeyId !== key.accessKeyId) throw new S3Refusal(403, 'InvalidAccessKeyId');
  const canonical = [
    request.method,
    request.target.replace(/\?.*/s, ''),
    canonicalQuery(request.url),
    ...signed.signedHeaders.split(';').map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
    '',
    signed.signedHeaders,
    signed.payload,
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', signed.date, scope.join('/'), sha256(canonical)].join('\n');
  const signingKey = scope.reduce<Buffer>(
    (previous, part) => hmac(previous, part),
    Buffer.from(`AWS4${key.secretAccessKey}`),
  );
  const expected = hmac(signingKey, text);
  const given = Buffer.from(signed.signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new S3Refusal(403, 'SignatureDoesNotMatch');
  }
}

function canonicalQuery(url: URL): string {
  return [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
}

/** RFC 3986: what encodeURIComponent leaves of the reserved characters is encoded too. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const timeOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
