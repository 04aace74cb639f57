import { type Changing, type Query, search, send, sendChange } from './directory-api.ts';

const BASE = '/api/asset';

/** GET from the service that keeps devices, certificates and licences. */
export async function readAsset<Answer>(path: string, query: Query, signal: AbortSignal): Promise<Answer> {
  return (await send(`${BASE}${path}${search(query)}`, { signal })).json();
}

/** POST or PATCH to it; answers the thing as it is then. */
export function writeAsset<Answer>(
  method: 'POST' | 'PATCH',
  path: string,
  body: object,
  changing: Changing,
): Promise<Answer> {
  return sendChange(`${BASE}${path}`, method, body, changing);
}
