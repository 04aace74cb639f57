import { kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { Connection } from '../connection.ts';
import { type AnswerResult, type GivenAnswer, resultOf } from './answer-result.ts';
import { CONNECTION_REQUEST, type OpenRequest, type Purpose, type RequestParts } from './request.ts';
import { newSecret, openedBy, sealedBy } from './sealed-by.ts';

/** What came of an answer, until the browser that began takes it. */
export interface Received {
  /** Since when its user is being made, milliseconds since 1970. */
  readonly since?: number;
  readonly tenant_id: Connection['tenant_id'];
  readonly connection_id: string;
  readonly purpose: Purpose;
  readonly result: AnswerResult;
}

/** A code, which is redeemed in the browser that began and for nobody else. */
interface Unredeemed {
  readonly request: OpenRequest;
  readonly answer: GivenAnswer;
}

const WAITING = kindOf<{ readonly sealed: string }>('connection_answer', { secretId: true });

/** Long enough to read the page that asks whom to connect. */
const KEPT_S = 600;

/**
 * Takes an answer from an identity provider. The request goes with the first answer, good or bad.
 *
 * The browser brings no cookie of ours along with a form from another site, and none of the sign-in's to this address. So the
 * answer is kept under a secret that the browser takes on, to a page where its cookie proves that it began.
 *
 * @returns where the browser goes on; undefined when nobody asked for this answer.
 */
export async function takeAnswer(parts: RequestParts, answer: GivenAnswer): Promise<string | undefined> {
  const { store } = parts;
  const kept = await store.take(PLATFORM_WIDE, CONNECTION_REQUEST, answer.state);
  if (kept === undefined) return undefined;
  const request = openedBy<OpenRequest>(answer.state, kept.data.sealed);
  const { tenant_id, connection_id, purpose } = request;
  if (request.asked.protocol === 'oidc')
    return keep(parts, purpose, { request, answer: { ...answer, saml_response: null } });
  return keepReceived(parts, { tenant_id, connection_id, purpose, result: await resultOf(parts, request, answer) });
}

/** Keeps what came of it for the page it belongs to. @returns the page's address. */
export async function keepReceived(parts: Pick<RequestParts, 'store' | 'clock'>, received: Received): Promise<string> {
  return keep(parts, received.purpose, received);
}

async function keep(
  { store, clock }: Pick<RequestParts, 'store' | 'clock'>,
  purpose: Purpose,
  waiting: Received | Unredeemed,
): Promise<string> {
  const secret = newSecret();
  const data = { sealed: sealedBy(secret, waiting) };
  const expires_at = Math.floor(clock() / 1000) + KEPT_S;
  await store.create(PLATFORM_WIDE, WAITING, { id: secret, data, expires_at });
  return purpose.kind === 'sign_in'
    ? `/sign-in/${purpose.uid}/connections/return?answer=${secret}`
    : `/sign-in/connections/test?answer=${secret}`;
}

/**
 * What came of an answer, once.
 *
 * @param isMine whether it is what this browser began; otherwise nothing of it is used, and no code redeemed.
 */
export async function takeReceived(
  parts: RequestParts,
  secret: string,
  isMine: (purpose: Purpose) => boolean,
): Promise<Received | undefined> {
  const kept = await parts.store.take(PLATFORM_WIDE, WAITING, secret);
  if (kept === undefined) return undefined;
  const waiting = openedBy<Received | Unredeemed>(secret, kept.data.sealed);
  if (!('request' in waiting)) return isMine(waiting.purpose) ? waiting : undefined;
  const { request, answer } = waiting;
  const { tenant_id, connection_id, purpose } = request;
  if (!isMine(purpose)) return undefined;
  return { tenant_id, connection_id, purpose, result: await resultOf(parts, request, answer) };
}
