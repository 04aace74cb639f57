import { randomUUIDv7 } from 'node:crypto';
import type { GuardedFetch } from '@kiban/http';
import type { Envelope } from '@kiban/key-encryption';
import type { Logger } from '@kiban/telemetry';
import { webhookHeaders, webhookKey } from '../standard-webhooks/signature.ts';
import { type PasswordVerifier, VERIFIER_TIMEOUT_MS } from './older-system.ts';

export interface VerifierParts {
  readonly ask: GuardedFetch;
  readonly envelope: Envelope;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/**
 * Asks an older system whether a password is right. The request is signed as Standard Webhooks 1.0 has it; right is nothing but
 * an answer of 200 with `{ "right": true }`. A system that does not answer says of nobody that they are right.
 */
export async function askVerifier(
  { ask, envelope, logger, clock }: VerifierParts,
  { address, sealed_secret, verifier_id }: PasswordVerifier & { readonly address: string },
  given: { readonly login_id: string; readonly password: string },
): Promise<boolean> {
  const [id, timestamp, body] = [`msg_${randomUUIDv7()}`, String(Math.floor(clock() / 1000)), JSON.stringify(given)];
  try {
    const key = webhookKey(await envelope.open(sealed_secret, verifier_id));
    const headers = webhookHeaders({ id, timestamp, body }, [key]);
    const signal = AbortSignal.timeout(VERIFIER_TIMEOUT_MS);
    const answer = await ask(address, { method: 'POST', headers, body, signal });
    const said: unknown = answer.status === 200 ? await answer.json() : undefined;
    return typeof said === 'object' && said !== null && 'right' in said && said.right === true;
  } catch (error) {
    logger.warn('An older system could not be asked for a password.', { error, verifier_id });
    return false;
  }
}
