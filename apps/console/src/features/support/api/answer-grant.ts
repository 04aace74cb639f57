import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { SupportGrant } from '../../../api/types.ts';

export interface Approval {
  /** At most as many as were asked for. */
  readonly hours: number;
  readonly unmasked: boolean;
  readonly reason?: string;
}

export function approveGrant({ id, version }: SupportGrant, approval: Approval): Promise<SupportGrant> {
  return write('POST', path`/support-grants/${id}/approve`, approval, { version });
}

/** Rejects what is asked for, or takes back what was approved. */
export function refuseGrant(
  { id, version }: SupportGrant,
  act: 'reject' | 'revoke',
  reason: string,
): Promise<SupportGrant> {
  return write('POST', `${path`/support-grants/${id}`}/${act}`, { reason }, { version });
}
