import { writeAuth } from '../../../api/auth-api.ts';
import type { Connection } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Asks the address of the metadata again, at once. */
export function readMetadata(id: string, reason: string): Promise<Connection> {
  return writeAuth('POST', path`/connections/${id}/metadata`, { reason }, {});
}
