import { type Query, search, send } from './directory-api.ts';

/** GET from delivery, which tells of the lake. */
export async function readDelivery<Answer>(path: string, query: Query, signal: AbortSignal): Promise<Answer> {
  return (await send(`/api/delivery${path}${search(query)}`, { signal })).json();
}
