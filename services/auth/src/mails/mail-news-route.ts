import { Problem } from '@kiban/http';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { changeMail } from './change-mail.ts';
import { DISPATCH } from './mail.ts';
import { isSignedNews } from './mail-news.ts';
import type { MailParts } from './mail-purpose.ts';
import { MAIL_PURPOSES } from './purposes.ts';

const LARGEST = 64 * 1024;

/** What a mail provider tells of a mail that it had taken over. More fields may come with it; they are not looked at. */
const news = z.object({
  type: z.enum(['mail.bounced', 'mail.complained']),
  data: z.object({
    /** `<id@host>`, as the mail bore it. */
    message_id: z.string().max(500),
    /** RFC 3463, `5.1.1`; for bounces. */
    status: z
      .string()
      .regex(/^\d{1,3}([. -]\d{1,3}){0,3}$/)
      .nullish(),
  }),
});

/**
 * POST /auth/mails/news: bounces and complaints, from the mail provider or what stands in front of it, signed as Standard
 * Webhooks are. Without a secret there is no such address.
 */
export function mailNewsRoute(app: Hono, parts: MailParts & { readonly mailNewsSecret: string | null }): void {
  const { store, clock, logger, mailNewsSecret } = parts;
  if (mailNewsSecret === null) return;
  app.post('/auth/mails/news', bodyLimit({ maxSize: LARGEST, onError: tooLarge }), async (c) => {
    const header = (name: string): string | undefined => c.req.header(`webhook-${name}`);
    const body = await c.req.text();
    const signed = { id: header('id'), timestamp: header('timestamp'), signature: header('signature'), body };
    if (!isSignedNews(signed, mailNewsSecret, clock())) throw signatureInvalid();
    const read = news.safeParse(jsonOf(body));
    if (!read.success) return c.body(null, 204); // news of other kinds: an error would make the sender repeat them
    const { type, data } = read.data;
    const id = /^<?([0-9a-f-]{36})@/.exec(data.message_id)?.[1];
    const item = id === undefined ? undefined : await store.get(PLATFORM_WIDE, DISPATCH, id);
    if (item === undefined) {
      logger.warn('News of a mail came that is none of ours, or too old.', { type });
      return c.body(null, 204);
    }
    const status = type === 'mail.bounced' ? 'bounced' : 'complained';
    const isNew = await changeMail(parts, item, { status, smtp_status: data.status ?? null });
    if (isNew && status === 'bounced') await MAIL_PURPOSES[item.data.purpose].undelivered?.(parts, item.data);
    return c.body(null, 204);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON.parse has no other way to ask
  }
}

function signatureInvalid(): Problem {
  const detail = { en: 'The webhook’s signature is not right.', ja: 'Webhook の署名が正しくありません。' };
  return new Problem(401, 'signature_invalid', detail);
}

function tooLarge(): never {
  throw new Problem(413, 'payload_too_large', { en: 'That is too large.', ja: '大きすぎます。' });
}
