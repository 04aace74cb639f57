import { type Changing, type Query, search, send, sendChange } from './directory-api.ts';

const BASE = '/api/auth';

/** GET from the service that people sign in by. */
export async function readAuth<Answer>(path: string, query: Query, signal: AbortSignal): Promise<Answer> {
  return (await send(`${BASE}${path}${search(query)}`, { signal })).json();
}

/** POST, PATCH, PUT or DELETE to it; answers the thing as it is then. */
export function writeAuth<Answer>(
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body: object,
  changing: Changing,
): Promise<Answer> {
  return sendChange(`${BASE}${path}`, method, body, changing);
}
