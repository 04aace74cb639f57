import { timingSafeEqual } from 'node:crypto';
import { webhookDigest, webhookKey } from '../standard-webhooks/signature.ts';

/** How far a clock may be off, seconds: Standard Webhooks, "Verifying webhook authenticity". */
const TOLERANCE_S = 300;

export interface SignedNews {
  readonly id: string | undefined;
  /** Seconds since 1970. */
  readonly timestamp: string | undefined;
  /** `v1,BASE64`, several separated by spaces. */
  readonly signature: string | undefined;
  /** As it came. */
  readonly body: string;
}

/**
 * Whether somebody who knows the secret sent this now (Standard Webhooks 1.0, symmetric signatures): HMAC-SHA256 of id, timestamp
 * and body.
 *
 * @param secret `whsec_` and base64, or base64 alone.
 * @param now milliseconds since 1970.
 */
export function isSignedNews({ id, timestamp, signature, body }: SignedNews, secret: string, now: number): boolean {
  if (id === undefined || timestamp === undefined || signature === undefined) return false;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_S) return false;
  const expected = webhookDigest({ id, timestamp, body }, webhookKey(secret));
  return signature.split(' ').some((each) => {
    const [version, value = ''] = each.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
