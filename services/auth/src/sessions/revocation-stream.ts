import { type Caller, currentRequest, Problem } from '@kiban/http';
import type { TenantId } from '@kiban/postgres';
import type { Hono } from 'hono';
import type { AuthEntry } from '../api/entry.ts';
import type { Permission } from '../api/permissions.ts';
import type { LoggedRevocation, RevocationLog } from './revocation-log.ts';
import { concerning } from './revocation-operations.ts';

export interface StreamParts {
  readonly revocations: RevocationLog;
  readonly platformTenant: TenantId;
  readonly authorize: (permission: Permission, caller: Caller) => Promise<AuthEntry>;
  /** Between two signs of life; default 5 seconds: who hears none for longer knows that it may have missed something. */
  readonly heartbeatMs?: number;
}

const MOST_LISTENERS = 2000;
/** Who does not read is sent away with so many bytes unread; they come back and are told again. */
const MOST_UNREAD = 64 * 1024;

/**
 * GET /revocations/stream: server-sent events (WHATWG HTML §9.2). First what is kept, or what came after Last-Event-ID, then
 * each as it comes. It ends with the token.
 */
export function revocationStream(app: Hono, parts: StreamParts): void {
  let listening = 0;
  app.get('/revocations/stream', async (c) => {
    const { caller } = currentRequest();
    if (caller === null) throw new Error('The token guard lets nobody through without a token.');
    const { tenantId } = await parts.authorize('auth.revocations.read', caller);
    if (listening >= MOST_LISTENERS) throw tooMany();
    listening += 1;
    const body = streamOf(parts, {
      concerns: concerning(tenantId, parts.platformTenant),
      lastId: c.req.header('last-event-id') ?? null,
      lastsMs: Math.max(0, caller.exp * 1000 - Date.now()),
      left: () => {
        listening -= 1;
      },
    });
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

interface Listening {
  readonly concerns: (logged: LoggedRevocation) => boolean;
  readonly lastId: string | null;
  readonly lastsMs: number;
  readonly left: () => void;
}

function streamOf(
  { revocations, heartbeatMs = 5000 }: StreamParts,
  { concerns, lastId, lastsMs, left }: Listening,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  let over = (): void => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const send = (text: string): void => {
          if ((controller.desiredSize ?? 0) < 0) end(() => controller.error(new Error('The listener does not read.')));
          else controller.enqueue(bytes.encode(text));
        };
        const tell = (logged: LoggedRevocation): void => {
          if (concerns(logged)) send(eventOf(logged));
        };
        const stop = revocations.listen(tell);
        const heartbeat = setInterval(() => send(':\n\n'), heartbeatMs);
        const expiry = setTimeout(() => end(() => controller.close()), lastsMs);
        let open = true;
        const end = (how: () => void): void => {
          if (!open) return;
          open = false;
          clearInterval(heartbeat);
          clearTimeout(expiry);
          stop();
          left();
          how();
        };
        over = () => end(() => undefined);
        controller.enqueue(bytes.encode('retry: 1000\n\n'));
        for (const logged of revocations.since(lastId).filter(concerns))
          controller.enqueue(bytes.encode(eventOf(logged)));
      },
      cancel: () => over(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD }),
  );
}

function eventOf({ revocation, cursor }: LoggedRevocation): string {
  return `id: ${cursor}\nevent: revocation\ndata: ${JSON.stringify(revocation)}\n\n`;
}

function tooMany(): Problem {
  return new Problem(
    429,
    'too_many_requests',
    {
      en: 'Too many are listening. List revocations now and then, and try the stream again later.',
      ja: '接続数が上限に達しています。失効の一覧を定期的に取得し、しばらくしてから接続してください。',
    },
    { headers: { 'retry-after': '30' } },
  );
}
