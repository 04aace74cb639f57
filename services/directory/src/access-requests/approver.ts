import { CommandRefused } from '@kiban/service';
import { administers, isReserved } from '../role-assignments/reserved-role.ts';

/** Who decides a request. */
export interface Decider {
  readonly user_id: string;
  /** Keys of the roles held now. */
  readonly roles: readonly string[];
}

/**
 * Whoever approves may have none of what is given: that is what approving is for. But what reaches over the whole tenant (roles
 * of Kiban that are given for no place), and approving itself, is approved by administrators, so that approvers make nobody
 * more powerful than themselves.
 *
 * @throws CommandRefused `role_beyond_own`.
 */
export function requireApprover({ roles }: Decider, role: string): void {
  if (isReserved(role) && !administers(roles))
    throw new CommandRefused('role_beyond_own', 'This role is approved by an administrator.', {
      field: 'role',
      words: { en: 'This role is approved by an administrator.', ja: 'この役割は管理者だけが承認できます。' },
    });
}
