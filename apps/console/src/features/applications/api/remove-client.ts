import { writeAuth } from '../../../api/auth-api.ts';
import type { Client } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export function removeClient(id: string, reason: string): Promise<Client> {
  return writeAuth('DELETE', path`/clients/${id}`, { reason }, {});
}
