import { setTimeout as sleep } from 'node:timers/promises';
import { type ServerSentEvent, serverSentEvents } from './server-sent-events.ts';

export interface FollowOptions {
  readonly url: string;
  readonly token: () => string | Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  /** What is silent for longer is dead: the service gives signs of life. */
  readonly silenceMs: number;
  /** Connected. `resumed`: where it broke; otherwise what happened until now is unknown. */
  readonly begun: (resumed: boolean) => void;
  readonly heard: (event: ServerSentEvent) => void;
  /** Connected no more, or never: out, refused or silent. */
  readonly broken?: (error: unknown) => void;
  readonly signal: AbortSignal;
  /** The longest wait before the next try; default 30 seconds. */
  readonly longestWaitMs?: number;
}

const FIRST_WAIT_MS = 500;

/** Follows server-sent events until the signal, coming back whenever they break, from the last one heard on. Never throws. */
export async function followEvents(options: FollowOptions): Promise<void> {
  const { signal, broken, longestWaitMs = 30_000 } = options;
  let wait = FIRST_WAIT_MS;
  let lastId: string | null = null;
  const heard = (event: ServerSentEvent): void => {
    lastId = event.id ?? lastId;
    options.heard(event);
  };
  const begun = (resumed: boolean): void => {
    wait = FIRST_WAIT_MS;
    options.begun(resumed);
  };
  while (!signal.aborted) {
    try {
      await listen({ ...options, heard, begun }, lastId);
      broken?.(undefined);
    } catch (error) {
      broken?.(error);
      wait = Math.min(wait * 2, longestWaitMs);
    }
    await sleep(wait * (0.5 + Math.random()), undefined, { signal, ref: false }).catch(() => undefined); // aborted: the loop ends
  }
}

/** One connection to its end. */
async function listen({ url, token, fetch, silenceMs, begun, heard, signal }: FollowOptions, from: string | null) {
  const silence = new AbortController();
  const alive = silentAfter(silence, silenceMs);
  try {
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
    begun(from !== null);
    for await (const event of serverSentEvents(textOf(response.body, alive.again))) heard(event);
  } finally {
    alive.stop();
  }
}

async function* textOf(body: ReadableStream<Uint8Array>, again: () => void): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    again();
    yield decoder.decode(bytes, { stream: true });
  }
}

function silentAfter(controller: AbortController, silenceMs: number): { again(): void; stop(): void } {
  const timer = setTimeout(() => controller.abort(), silenceMs);
  timer.unref();
  return { again: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}
