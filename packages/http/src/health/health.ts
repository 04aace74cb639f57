import type { Logger } from '@kiban/telemetry';
import { Hono } from 'hono';
import { apiHeaders } from '../problems/problem-document.ts';

/** In milliseconds. A check that takes longer has failed. */
const TIMEOUT = 2000;
/** In milliseconds. How long a result is given again: probes must not load what they look at. */
const KEPT = 1000;

type Outcome = 'ok' | 'failed' | 'timeout';

/** What must work for requests to be answered; each throws when it does not. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

/**
 * `GET /livez`: 200 while the process lives, whatever else is broken. `GET /readyz`: 200, or 503 with the names of what
 * fails; why stands in the log.
 */
export function health(checks: Checks, logger?: Logger): Hono {
  const results = Object.entries(checks).map(([name, check]) => [name, outcomeOf(name, check, logger)] as const);
  const app = new Hono();
  app.get('/livez', (c) => c.json({ status: 'alive' }, 200, apiHeaders));
  app.get('/readyz', async (c) => {
    const outcomes = await Promise.all(results.map(async ([name, result]) => [name, await result()] as const));
    const ready = outcomes.every(([, outcome]) => outcome === 'ok');
    const body = { status: ready ? 'ready' : 'not_ready', checks: Object.fromEntries(outcomes) };
    return c.json(body, ready ? 200 : 503, apiHeaders);
  });
  return app;
}

/** One run of a check at a time, also of one that hangs; its outcome is given to all who ask meanwhile and shortly after. */
function outcomeOf(name: string, check: () => Promise<void>, logger: Logger | undefined): () => Promise<Outcome> {
  let running: Promise<Outcome> | undefined;
  let last: { readonly outcome: Promise<Outcome>; readonly until: number } | undefined;
  const run = async (): Promise<Outcome> => {
    try {
      await check();
      return 'ok';
    } catch (error) {
      logger?.warn('A readiness check failed', { check: name, error });
      return 'failed';
    } finally {
      running = undefined;
    }
  };
  return () => {
    if (last !== undefined && performance.now() < last.until) return last.outcome;
    running ??= run();
    const outcome = inTime(running);
    last = { outcome, until: performance.now() + KEPT };
    return outcome;
  };
}

async function inTime(running: Promise<Outcome>): Promise<Outcome> {
  const timeout = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => timeout.resolve('timeout'), TIMEOUT);
  try {
    return await Promise.race([running, timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}
