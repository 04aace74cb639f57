import { Worker } from 'node:worker_threads';
import { type Assertion, type AssertionFault, AssertionRefused } from '../assertion.ts';
import { LARGEST_RESPONSE } from './limits.ts';
import type { ResponseDemands } from './verify-response.ts';

/** Verifies SAML responses in a thread of its own, so that nobody else waits for it. */
export interface SamlVerifier {
  /** @throws AssertionRefused `busy` when too many wait. */
  verify(base64: string, demands: ResponseDemands): Promise<Assertion>;
  close(): Promise<void>;
}

type Answer =
  | { readonly id: number; readonly assertion: Assertion }
  | { readonly id: number; readonly fault: AssertionFault; readonly message: string };

/** A second's work for one thread. */
const MOST_WAITING = 32;
const LONGEST_MS = 10_000;

/** Starts its thread when the first response comes. A thread that does not answer is ended, and a new one started. */
export function openVerifier(): SamlVerifier {
  const waiting = new Map<number, { resolve(assertion: Assertion): void; reject(error: unknown): void }>();
  let thread: Worker | undefined;
  let last = 0;
  const settle = (answer: Answer): void => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('assertion' in answer) asked?.resolve(answer.assertion);
    else asked?.reject(new AssertionRefused(answer.fault, answer.message));
  };
  const end = async (cause?: unknown): Promise<void> => {
    const ended = thread;
    thread = undefined;
    for (const { reject } of waiting.values())
      reject(new AssertionRefused('busy', 'Verifying took too long.', { cause }));
    waiting.clear();
    await ended?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./verify-process.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    });
    started.unref();
    started.on('message', settle);
    started.on('error', (error) => void (thread === started && end(error)));
    return started;
  };
  return {
    async verify(base64, demands) {
      if (base64.length > LARGEST_RESPONSE * 1.5) throw new AssertionRefused('too_large', 'The response is too large.');
      if (waiting.size >= MOST_WAITING) throw new AssertionRefused('busy', 'Too many people sign in at once.');
      thread ??= start();
      last += 1;
      const id = last;
      const { promise, resolve, reject } = Promise.withResolvers<Assertion>();
      waiting.set(id, { resolve, reject });
      const timer = setTimeout(() => void end(), LONGEST_MS);
      thread.postMessage({ id, base64, demands });
      return promise.finally(() => clearTimeout(timer));
    },
    close: () => end(),
  };
}
