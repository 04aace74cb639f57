import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { AccessReview } from '../../../api/types.ts';

/** Ends what was revoked and what nobody attested. */
export function closeReview({ id, version }: AccessReview, reason: string): Promise<AccessReview> {
  return write('POST', path`/access-reviews/${id}/close`, { reason }, { version });
}
