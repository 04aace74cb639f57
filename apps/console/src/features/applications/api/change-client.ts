import { writeAuth } from '../../../api/auth-api.ts';
import type { Client, ClientChange } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export function changeClient(id: string, version: number, change: ClientChange): Promise<Client> {
  return writeAuth('PATCH', path`/clients/${id}`, change, { version });
}
