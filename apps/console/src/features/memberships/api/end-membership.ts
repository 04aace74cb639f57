import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { Membership } from '../../../api/types.ts';

export function endMembership(id: string, version: number, reason: string): Promise<Membership> {
  return write('POST', path`/memberships/${id}/end`, { reason }, { version });
}
