import { setTimeout as sleep } from 'node:timers/promises';
import { problemErrorOf, UnreachableError } from './problem-error.ts';

export interface SendingOptions {
  /** The access token of the caller; asked for before every attempt. */
  readonly token: () => string | Promise<string>;
  readonly fetch?: typeof globalThis.fetch;
  /** For one attempt; default 10 seconds. */
  readonly timeoutMs?: number;
}

const ATTEMPTS = 3;
const LONGEST_PAUSE_MS = 5000;

/**
 * Sends requests with the caller's token. What may safely be sent twice is: GET, and POST with an Idempotency-Key, which every POST
 * gets that names no version (If-Match); up to three times, when the service cannot be reached or answers 502, 503 or 504.
 * Throws `ProblemError` and `UnreachableError`.
 */
export function sender(options: SendingOptions): (request: Request) => Promise<Response> {
  const { token, fetch = globalThis.fetch, timeoutMs = 10_000 } = options;

  async function attempt(request: Request): Promise<Response | UnreachableError> {
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${await token()}`);
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]);
    try {
      return await fetch(new Request(request.clone(), { headers, signal }));
    } catch (error) {
      // the caller's own wish to stop is no failure of the service
      if (request.signal.aborted) throw error;
      return new UnreachableError(error);
    }
  }

  return async (request) => {
    if (request.method === 'POST' && !request.headers.has('if-match') && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
    const repeatable = request.method === 'GET' || request.headers.has('idempotency-key');
    for (let number = 1; ; number++) {
      const outcome = await attempt(request);
      if (repeatable && number < ATTEMPTS && isPassing(outcome))
        await sleep(pauseMs(outcome, number), undefined, { signal: request.signal });
      else return settled(outcome);
    }
  };
}

function isPassing(outcome: Response | UnreachableError): boolean {
  return outcome instanceof UnreachableError || [502, 503, 504].includes(outcome.status);
}

/** What the service asks for (RFC 9110 §10.2.3), or about 200 and 400 ms; spread, so that callers do not return all at once. */
function pauseMs(outcome: Response | UnreachableError, number: number): number {
  const asked = outcome instanceof Response ? Number(outcome.headers.get('retry-after') ?? Number.NaN) : Number.NaN;
  if (asked >= 0) return Math.min(asked * 1000, LONGEST_PAUSE_MS);
  return 100 * 2 ** number * (0.5 + Math.random());
}

async function settled(outcome: Response | UnreachableError): Promise<Response> {
  if (outcome instanceof UnreachableError) throw outcome;
  if (outcome.status === 304) return outcome; // who brings If-None-Match knows what it means
  const isJson = /^application\/json\b/.test(outcome.headers.get('content-type') ?? '');
  if (outcome.ok && (isJson || outcome.status === 204)) return outcome;
  throw await problemErrorOf(outcome);
}
