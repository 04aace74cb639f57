import { writeAuth } from '../../../api/auth-api.ts';
import type { Connection, NewConnection } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Replaces all that is said of it, but for the secret and the uploaded metadata where they are left out. */
export function changeConnection(id: string, version: number, to: NewConnection): Promise<Connection> {
  return writeAuth('PUT', path`/connections/${id}`, to, { version });
}
