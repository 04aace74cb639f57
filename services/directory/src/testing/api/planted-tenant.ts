import { randomUUIDv7 } from 'node:crypto';
import type { Outcome } from '@kiban/event-store';
import { type Database, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { closeCorporation } from '../../corporations/close-corporation.ts';
import { createCorporation } from '../../corporations/create-corporation.ts';
import { sendInvitation } from '../../invitations/send-invitation.ts';
import { beginMembership } from '../../memberships/begin-membership.ts';
import { endMembership } from '../../memberships/end-membership.ts';
import { closeUnit } from '../../organization-units/close-unit.ts';
import { createUnit } from '../../organization-units/create-unit.ts';
import { closeStore } from '../../stores/close-store.ts';
import { openStore } from '../../stores/open-store.ts';
import { createTenantNamed } from '../../tenants/create-tenant.ts';
import { addUser } from '../../users/add-user.ts';
import { leaveUser } from '../../users/leave-user.ts';
import { suspendUser } from '../../users/suspend-user.ts';
import type { User } from '../../users/user.ts';
import { operator } from '../test-directory.ts';
import type { TestApi } from './test-api.ts';

/** A path's first part, whose things `{id}` names. */
export type Collection = 'stores' | 'organization-units' | 'corporations' | 'users' | 'memberships';

export interface PlantedUser {
  readonly id: string;
  readonly person_id: string;
}

/** A tenant with something of every kind, in every status. Every text in it holds `marker`. */
export interface PlantedTenant {
  readonly id: TenantId;
  readonly marker: string;
  readonly administrator: PlantedUser;
  readonly viewer: PlantedUser;
  /** Active, without a role. */
  readonly nobody: PlantedUser;
  readonly suspended: PlantedUser;
  /** Ids by collection: first one that is open and on which nothing stands. */
  readonly ids: Readonly<Record<Collection, readonly string[]>>;
}

const reasoned = { ...operator, reason: 'planted' };

export async function plantTenant({ database }: TestApi): Promise<PlantedTenant> {
  const marker = `印${randomUUIDv7().slice(24)}`;
  const id = await createTenantNamed(database, operator, {
    code: randomUUIDv7().slice(9),
    name: `${marker}社`,
    timezone: 'Asia/Tokyo',
  });
  const idOf = async (outcome: Promise<Outcome>): Promise<string> => (await outcome).id;
  const user = (name: string, fields: Partial<User> = {}) => plantUser(database, id, `${marker}${name}`, fields);
  const unit = (name: string, parent_id: string | null = null) =>
    idOf(createUnit(database, id, operator, { fields: { name: `${marker}${name}`, parent_id } }));
  const place = (user_id: string, where: { unit_id: string } | { store_id: string }) =>
    idOf(
      beginMembership(database, id, operator, {
        fields: { user_id, unit_id: null, store_id: null, ...where, job_type: `${marker}職` },
      }),
    );

  const administrator = await user('管理者', { role: 'administrator' });
  const [viewer, nobody, suspended, left] = await Promise.all([
    user('閲覧者', { role: 'viewer' }),
    user('社員', { email: 'nobody@example.com', login_id: 'nobody' }),
    user('停止者'),
    user('退職者'),
  ]);
  const [top, empty, closedUnit] = await Promise.all([unit('本部'), unit('空部署'), unit('旧部署')]);
  const below = await unit('配下', top);
  const [corporation, unused, closedCorporation] = await Promise.all(
    ['法人', '空法人', '旧法人'].map((name) =>
      idOf(createCorporation(database, id, operator, { fields: { name: `${marker}${name}` } })),
    ),
  );
  const store = (name: string, unit_id: string, value: string) =>
    idOf(
      openStore(database, id, operator, {
        fields: {
          ...{ name: `${marker}${name}`, kana: 'テンポ', address: `${marker}町`, unit_id },
          corporation_id: corporation ?? null,
          identifiers: [{ system: 'test.code', value: `${marker}${value}` }],
        },
      }),
    );
  const [emptyStore, staffed, closedStore] = await Promise.all([
    store('空店', below, '1'),
    store('本店', below, '2'),
    store('旧店', below, '3'),
  ]);
  const active = await place(viewer.id, { store_id: staffed });
  const ended = await place(nobody.id, { store_id: staffed });
  await place(nobody.id, { unit_id: top });
  await sendInvitation(database, id, operator, { user_id: nobody.id, language: 'ja' });

  const any = { expected_version: 'any' } as const;
  await suspendUser(database, id, reasoned, { id: suspended.id, ...any });
  await leaveUser(database, id, reasoned, { id: left.id, ...any });
  await closeUnit(database, id, reasoned, { id: closedUnit, ...any });
  await closeCorporation(database, id, reasoned, { id: closedCorporation ?? '', ...any });
  await closeStore(database, id, reasoned, { id: closedStore, ...any, end_memberships: false });
  await endMembership(database, id, reasoned, { id: ended, ...any });

  return {
    ...{ id, marker, administrator, viewer, nobody, suspended },
    ids: {
      stores: [emptyStore, staffed, closedStore],
      'organization-units': [empty, below, top, closedUnit],
      corporations: [unused ?? '', corporation ?? '', closedCorporation ?? ''],
      users: [nobody.id, viewer.id, suspended.id, left.id],
      memberships: [active, ended],
    },
  };
}

async function plantUser(
  database: Database,
  tenantId: TenantId,
  name: string,
  fields: Partial<User>,
): Promise<PlantedUser> {
  const { id } = await addUser(database, tenantId, operator, { fields: { ...fields, name } });
  const [[row]] = await tenantRead(database, tenantId, [
    statement<PlantedUser>`select id, person_id from directory."user" where id = ${id}::uuid`,
  ]);
  if (row === undefined) throw new Error('The user was not planted.');
  return row;
}
