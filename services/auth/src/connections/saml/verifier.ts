import { Worker } from 'node:worker_threads';
import { fairTurns, HasherBusy } from '../../factors/fair-turns.ts';
import { type Assertion, type AssertionFault, AssertionRefused } from '../assertion.ts';
import { LARGEST_RESPONSE } from './limits.ts';
import type { ResponseDemands } from './verify-response.ts';

/** Verifies SAML responses in a thread of its own, so that nobody else waits for it. */
export interface SamlVerifier {
  /**
   * @param share whose people they are: tenants take turns, however many answers one of them brings.
   * @throws AssertionRefused `busy` when too many wait, or when this one took too long.
   */
  verify(share: string, base64: string, demands: ResponseDemands): Promise<Assertion>;
  close(): Promise<void>;
}

type Answer = { readonly assertion: Assertion } | { readonly fault: AssertionFault; readonly message: string };

/** A second's work for one thread. */
const MOST_WAITING = 31;
const LONGEST_MS = 10_000;
const TOO_LONG: Answer = { fault: 'busy', message: 'Verifying took too long.' };

/**
 * Starts its thread when the first response comes. It is given one at a time: when it does not answer it is ended, and whoever
 * waits goes on with a new one.
 *
 * @param longestMs what one response may take.
 */
export function openVerifier(longestMs: number = LONGEST_MS): SamlVerifier {
  const inTurn = fairTurns(1, MOST_WAITING);
  let thread: Worker | undefined;
  let closed = false;
  const end = async (): Promise<void> => {
    const ended = thread;
    thread = undefined;
    await ended?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./verify-process.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    });
    started.unref();
    started.on('error', () => void started.terminate());
    started.on('exit', () => {
      if (thread === started) thread = undefined;
    });
    return started;
  };
  const answerTo = async (base64: string, demands: ResponseDemands): Promise<Answer> => {
    if (closed) return TOO_LONG;
    thread ??= start();
    const asked = thread;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const ended = (): void => resolve(TOO_LONG);
    asked.once('message', resolve).once('exit', ended);
    const timer = setTimeout(() => void end(), longestMs);
    asked.postMessage({ base64, demands });
    return promise.finally(() => {
      clearTimeout(timer);
      asked.off('message', resolve).off('exit', ended);
    });
  };
  return {
    async verify(share, base64, demands) {
      if (base64.length > LARGEST_RESPONSE * 1.5) throw new AssertionRefused('too_large', 'The response is too large.');
      const answer = await inTurn(share, () => answerTo(base64, demands)).catch((cause: unknown) => {
        if (!(cause instanceof HasherBusy)) throw cause;
        throw new AssertionRefused('busy', 'Too many people sign in at once.', { cause });
      });
      if ('assertion' in answer) return answer.assertion;
      throw new AssertionRefused(answer.fault, answer.message);
    },
    close: () => {
      closed = true;
      return end();
    },
  };
}
