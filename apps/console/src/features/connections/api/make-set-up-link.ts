import { writeAuth } from '../../../api/auth-api.ts';
import type { OpenedAddress } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** A link by which somebody else edits the draft; shown once. */
export function makeSetUpLink(id: string, reason: string): Promise<OpenedAddress> {
  return writeAuth('POST', path`/connections/${id}/set-up-links`, { reason }, {});
}
