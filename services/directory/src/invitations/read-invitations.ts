import type { Database, TenantId } from '@kiban/postgres';
import { every, isId, type Page, type PageQuery, type Position, PositionError, readPage } from '@kiban/service';
import { sql } from 'kysely';
import { rowsAt } from '../reading/rows.ts';
import type { Invitation } from './invitation.ts';

export interface InvitationView {
  readonly id: string;
  readonly version: number;
  readonly user_id: string;
  readonly language: Invitation['language'];
  readonly status: Invitation['status'];
  readonly valid_from: string;
  readonly recorded_at: string;
}

/**
 * The invitations of a user, the newest first: ids are made in the order of time (UUIDv7).
 *
 * @throws PositionError
 */
export function listInvitations(
  database: Database,
  tenantId: TenantId,
  userId: string,
  { at, limit, after }: PageQuery,
): Promise<Page<InvitationView>> {
  const older = after === null ? null : sql`i.id < ${idIn(after)}::uuid`;
  const invitations = rowsAt('invitation', at);
  const ofUser = sql`i.user_id = ${userId}::uuid`;
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<InvitationView>`
        select i.id, i.version, i.user_id, i.language, i.status, i.valid_from, i.recorded_at from ${invitations} i
        where ${every([ofUser, older])} order by i.id desc limit ${limit + 1}::int`,
      total: sql<{ total: number }>`select count(*) as total from ${invitations} i where ${ofUser}`,
    },
    (item) => ({ item, position: [item.id] }),
  );
}

function idIn([id, ...more]: Position): string {
  if (typeof id !== 'string' || !isId(id) || more.length > 0) throw new PositionError();
  return id;
}
