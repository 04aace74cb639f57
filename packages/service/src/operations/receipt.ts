import { createHash } from 'node:crypto';
import type { Receipt } from '@kiban/event-store';

/**
 * What is kept of a request that may come again: who asked for what under which key. `path` holds the ids. The body is as its
 * schema gave it, which puts members in one order, so that two bodies that say the same are the same.
 */
export function receiptOf(key: string, caller: string, path: string, body: unknown): Receipt {
  const request_hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return { key, caller, route: `POST ${path}`, request_hash };
}
