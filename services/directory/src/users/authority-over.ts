import { type Database, statement, tenantRead } from '@kiban/postgres';
import { CommandRefused, type Entry } from '@kiban/service';
import { administers, isReserved } from '../role-assignments/reserved-role.ts';

/**
 * Whoever looks after users does not lay hands on those who may do more in the whole tenant: with somebody's e-mail address and
 * login id comes their invitation, and with that their roles. Administrators, and machines by their scope, may.
 *
 * @throws CommandRefused `role_beyond_own`.
 */
export async function requireAuthorityOver(
  database: Database,
  { tenantId, user, roles }: Entry,
  userId: string,
): Promise<void> {
  if (user === null || user.id === userId || administers(roles)) return;
  const [held] = await tenantRead(database, tenantId, [
    statement<{ role: string }>`
      select role from directory.role_assignment
      where user_id = ${userId}::uuid and status = 'active' and (ends_at is null or ends_at > now())`,
  ]);
  if (held.some(({ role }) => isReserved(role) && !roles.includes(role)))
    throw new CommandRefused('role_beyond_own', 'This user holds a role that you do not.', {
      words: {
        en: 'This user holds a role for the whole tenant that you do not. Ask an administrator.',
        ja: 'ご自身が持っていないテナント全体の役割を持つ利用者です。管理者に依頼してください。',
      },
    });
}
