import { write } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { Invitation } from '../../../api/types.ts';

export interface NewInvitation {
  readonly language: Invitation['language'];
  readonly reason: string | undefined;
}

export function sendInvitation(userId: string, invitation: NewInvitation, idempotencyKey: string): Promise<Invitation> {
  return write('POST', path`/users/${userId}/invitations`, { ...invitation }, { idempotencyKey });
}
