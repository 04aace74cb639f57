import { setTimeout as sleep } from 'node:timers/promises';
import { serverSentEvents } from './server-sent-events.ts';

export interface FollowOptions {
  /** `https://asset.example.com/asset/v1/entitlements/stream`. */
  readonly url: string;
  readonly token: () => string | Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  /** Answers may be others now; null: of whichever product. */
  readonly changed: (product: string | null) => void;
  readonly signal: AbortSignal;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** The service gives a sign of life every 15 seconds: what is silent for longer is dead. */
const SILENCE_MS = 45_000;

/** Follows the stream until the signal, coming back whenever it breaks. Never throws: without it answers are only older. */
export async function followStream(options: FollowOptions): Promise<void> {
  const { signal } = options;
  let wait = FIRST_WAIT_MS;
  let lastId: string | null = null;
  while (!signal.aborted) {
    try {
      lastId = await listen(options, lastId, () => {
        wait = FIRST_WAIT_MS;
      });
    } catch {
      wait = Math.min(wait * 2, LONGEST_WAIT_MS); // out, refused or silent: the answers go on by their age
    }
    await sleep(wait * (0.5 + Math.random()), undefined, { signal, ref: false }).catch(() => undefined); // aborted: the loop ends
  }
}

/** One connection to its end. @returns the id of the last event. */
async function listen(options: FollowOptions, from: string | null, begun: () => void): Promise<string | null> {
  const { url, token, fetch, changed, signal } = options;
  const silence = new AbortController();
  const response = await fetch(url, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${await token()}`,
      ...(from === null ? {} : { 'last-event-id': from }),
    },
    redirect: 'error',
    signal: AbortSignal.any([signal, silence.signal]),
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Error(`The stream answered ${response.status}.`);
  }
  begun();
  // without a place to go on from, what happened until now is unknown
  if (from === null) changed(null);
  const alive = silentAfter(silence);
  let lastId = from;
  try {
    for await (const { event, data, id } of serverSentEvents(heard(response.body, alive.again))) {
      lastId = id ?? lastId;
      if (event === 'changed') changed(productIn(data));
    }
  } finally {
    alive.stop();
  }
  return lastId;
}

async function* heard(body: ReadableStream<Uint8Array>, again: () => void): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    again();
    yield decoder.decode(bytes, { stream: true });
  }
}

function silentAfter(controller: AbortController): { again(): void; stop(): void } {
  const timer = setTimeout(() => controller.abort(), SILENCE_MS);
  timer.unref();
  return { again: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}

/** What cannot be read concerns every product. */
function productIn(data: string): string | null {
  try {
    const { product } = JSON.parse(data) as { product?: unknown };
    return typeof product === 'string' ? product : null;
  } catch {
    return null;
  }
}
