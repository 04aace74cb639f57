import { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { Problem } from '../problems/problem.ts';

/** In bytes. */
export const LARGEST_BODY = 65_536;

/** The bytes that came, or nothing where there is no body. @throws Problem 413, 415 or 400. */
export async function readJsonBody(c: Context, largest: number = LARGEST_BODY): Promise<unknown> {
  const { req } = c;
  if (Number(req.header('content-length') ?? 0) > largest) throw tooLarge(largest);
  const contentType = req.header('content-type');
  if (contentType !== undefined) demandJson(contentType, req.header('content-encoding'));
  const bytes = await (isBounded(c) ? wholeOf(req.raw) : bytesOf(req.raw.body, largest));
  if (bytes.byteLength === 0) return undefined;
  if (contentType === undefined) throw unsupported();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw malformed(cause);
  }
}

/** `application/json`, in UTF-8 (RFC 8259 §8.1), not compressed. */
function demandJson(contentType: string, encoding: string | undefined): void {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (type !== 'application/json' || (charset ?? 'utf-8') !== 'utf-8') throw unsupported();
  if ((encoding ?? 'identity').toLowerCase() !== 'identity') throw unsupported();
}

/** Whether no more can come than Content-Length says: Node's parser gives no more of a socket. In chunks anything can come. */
function isBounded(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return incoming instanceof IncomingMessage && incoming.headers['transfer-encoding'] === undefined;
}

/** At once: a stream costs more than all the rest of reading it. */
async function wholeOf(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch (error) {
    throw malformed(error); // the connection ended
  }
}

/** Stops reading where the limit is passed, whatever Content-Length said. */
async function bytesOf(body: ReadableStream<Uint8Array> | null, largest: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body ?? []) {
      size += part.byteLength;
      if (size > largest) throw tooLarge(largest);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof Problem ? error : malformed(error); // the connection ended, or its chunks were none
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

function tooLarge(largest: number): Problem {
  return new Problem(413, 'payload_too_large', {
    en: `A body has at most ${largest} bytes.`,
    ja: `本文は ${largest} バイトまでです。`,
  });
}

function unsupported(): Problem {
  return new Problem(
    415,
    'media_type_unsupported',
    { en: 'Send application/json in UTF-8.', ja: 'UTF-8 の application/json で送ってください。' },
    { headers: { accept: 'application/json' } }, // RFC 9110 §15.5.16
  );
}

function malformed(cause: unknown): Problem {
  return new Problem(
    400,
    'body_malformed',
    { en: 'The body is no JSON.', ja: '本文が JSON ではありません。' },
    { cause },
  );
}
