import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** What is signed: one message, as it is sent. */
export interface SignedMessage {
  /** The same each time that it is sent. */
  readonly id: string;
  /** Seconds since 1970, when it is sent. */
  readonly timestamp: string;
  readonly body: string;
}

/** HMAC-SHA256 of id, timestamp and body (Standard Webhooks 1.0, symmetric signatures). */
export function webhookDigest({ id, timestamp, body }: SignedMessage, key: Buffer): Buffer {
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
}

/**
 * The headers of a signed message (Standard Webhooks 1.0, "Webhook headers").
 *
 * @param keys one signature each, so that a receiver who knows any of them verifies it: secrets change without a gap.
 */
export function webhookHeaders(message: SignedMessage, keys: readonly Buffer[]): Readonly<Record<string, string>> {
  const signatures = keys.map((key) => `v1,${webhookDigest(message, key).toString('base64')}`);
  return {
    ...{ 'content-type': 'application/json', 'webhook-id': message.id },
    ...{ 'webhook-timestamp': message.timestamp, 'webhook-signature': signatures.join(' ') },
  };
}

/** The key in a secret: `whsec_` and base64, or base64 alone. */
export function webhookKey(secret: string): Buffer {
  return Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
}

/** A key as secrets are shown: `whsec_` and base64. */
export function webhookSecret(key: Buffer): string {
  return `${PREFIX}${key.toString('base64')}`;
}
