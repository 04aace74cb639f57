import type { Certificate } from '../../api/asset-types.ts';
import type { State } from '../../ui/state-tag.tsx';

/** A certificate that was revoked is `invalid` (失効): other things that are revoked were taken back. */
export function certificateState({ status }: Certificate): State {
  return status === 'revoked' ? 'invalid' : status;
}
