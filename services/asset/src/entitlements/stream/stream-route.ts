import { type Caller, currentRequest, Problem } from '@kiban/http';
import type { Entry } from '@kiban/service';
import type { Hono } from 'hono';
import type { Permission } from '../../api/permissions.ts';
import type { EntitlementNews, News } from './news.ts';

export interface StreamParts {
  readonly news: EntitlementNews;
  readonly authorize: (permission: Permission, caller: Caller) => Promise<Entry<Permission>>;
  /** Between two signs of life; default 15 seconds: shorter than any proxy's patience. */
  readonly heartbeatMs?: number;
}

/** Who does not read is sent away with so many bytes unread; they come back and ask anew. */
const MOST_UNREAD = 64 * 1024;

/**
 * GET /entitlements/stream: server-sent events (WHATWG HTML §9.2) of the caller's tenant. `changed` says that answers may be
 * others now; its id is for Last-Event-ID. It ends with the token, so that whoever is suspended hears nothing more.
 */
export function entitlementStream(app: Hono, { news, authorize, heartbeatMs = 15_000 }: StreamParts): void {
  app.get('/entitlements/stream', async (c) => {
    const { caller } = currentRequest();
    if (caller === null) throw new Error('The token guard lets nobody through without a token.');
    const { tenantId } = await authorize('asset.entitlements.read', caller);
    const lastsMs = Math.max(0, caller.exp * 1000 - Date.now());
    const body = streamOf(news, { tenantId, lastId: c.req.header('last-event-id'), lastsMs, heartbeatMs });
    if (body === null) throw tooMany();
    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'x-accel-buffering': 'no',
      },
    });
  });
}

interface StreamOptions {
  readonly tenantId: string;
  readonly lastId: string | undefined;
  readonly lastsMs: number;
  readonly heartbeatMs: number;
}

function streamOf(news: EntitlementNews, options: StreamOptions): ReadableStream<Uint8Array> | null {
  const { tenantId, lastId, lastsMs, heartbeatMs } = options;
  const bytes = new TextEncoder();
  const waiting: string[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const send = (text: string): void => {
    if (controller === undefined)
      waiting.push(text); // told before anybody reads
    else if ((controller.desiredSize ?? 0) < 0) cut();
    else controller.enqueue(bytes.encode(text));
  };
  const end = (): void => {
    over();
    controller?.close();
    controller = undefined;
  };
  const cut = (): void => {
    over();
    controller?.error(new Error('The listener does not read.'));
    controller = undefined;
  };
  const leave = news.listen({ tenantId, tell: (told) => send(changed(told)), end }, lastId);
  if (leave === null) return null;
  const heartbeat = setInterval(() => send(':\n\n'), heartbeatMs);
  const expiry = setTimeout(end, lastsMs);
  const over = (): void => {
    clearInterval(heartbeat);
    clearTimeout(expiry);
    leave();
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (started) => {
        controller = started;
        for (const text of ['retry: 1000\n\n', ...waiting]) started.enqueue(bytes.encode(text));
      },
      cancel: over,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD }),
  );
}

function changed({ id, product }: News): string {
  return `${id === '' ? '' : `id: ${id}\n`}event: changed\ndata: ${JSON.stringify({ product })}\n\n`;
}

function tooMany(): Problem {
  return new Problem(
    429,
    'too_many_requests',
    {
      en: 'Too many are listening. Ask for entitlements now and then, and try the stream again later.',
      ja: '接続数が上限に達しています。利用権は定期的に確認し、しばらくしてから接続してください。',
    },
    { headers: { 'retry-after': '30' } },
  );
}
