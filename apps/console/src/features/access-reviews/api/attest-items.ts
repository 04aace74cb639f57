import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { ReviewItem } from '../../../api/types.ts';

export type Attestation = 'keep' | 'revoke';

/** Says of each whether it is still needed, one after the other: an item that is refused leaves those before it said. */
export async function attestItems(
  items: readonly Pick<ReviewItem, 'id' | 'version'>[],
  attestation: Attestation,
  reason?: string,
): Promise<void> {
  for (const { id, version } of items) {
    await write('POST', `${path`/review-items/${id}`}/${attestation}`, reason ? { reason } : {}, { version });
  }
}
