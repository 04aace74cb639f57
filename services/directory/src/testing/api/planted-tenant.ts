import { randomUUIDv7 } from 'node:crypto';
import type { Outcome } from '@kiban/event-store';
import { type Database, statement, type TenantId, tenantRead } from '@kiban/postgres';
import type { PlantedTenant as Planted, PlantedUser } from '@kiban/service/testing';
import { closeCorporation } from '../../corporations/close-corporation.ts';
import { createCorporation } from '../../corporations/create-corporation.ts';
import { sendInvitation } from '../../invitations/send-invitation.ts';
import { beginMembership } from '../../memberships/begin-membership.ts';
import { endMembership } from '../../memberships/end-membership.ts';
import { closeUnit } from '../../organization-units/close-unit.ts';
import { createUnit } from '../../organization-units/create-unit.ts';
import { assignRole } from '../../role-assignments/assign-role.ts';
import { endAssignment } from '../../role-assignments/end-assignment.ts';
import { closeStore } from '../../stores/close-store.ts';
import { openStore } from '../../stores/open-store.ts';
import { createTenantNamed } from '../../tenants/create-tenant.ts';
import { addUser } from '../../users/add-user.ts';
import { leaveUser } from '../../users/leave-user.ts';
import { suspendUser } from '../../users/suspend-user.ts';
import type { User } from '../../users/user.ts';
import { operator, type TestDirectory } from '../test-directory.ts';
import { plantAccess } from './planted-access.ts';
import { plantSupport } from './planted-support.ts';

/** A path's first part, whose things `{id}` names. */
export type Collection =
  | 'stores'
  | 'organization-units'
  | 'corporations'
  | 'users'
  | 'memberships'
  | 'role-assignments'
  | 'job-types'
  | 'access-requests'
  | 'access-reviews'
  | 'review-items'
  | 'support-grants';

/** A tenant with something of every kind, in every status. Every text in it holds `marker`. */
export type PlantedTenant = Planted & {
  readonly ids: Readonly<Record<Collection, readonly string[]>>;
  /** Looks after the first store, in which nobody else is. */
  readonly manager: PlantedUser;
};

const reasoned = { ...operator, reason: 'planted' };

export async function plantTenant({ database }: TestDirectory): Promise<PlantedTenant> {
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

  const role = (user_id: string, key: string, store_id: string | null = null) =>
    idOf(assignRole(database, id, operator, { fields: { user_id, role: key, unit_id: null, store_id } }));
  const administrator = await user('管理者');
  const [viewer, manager, nobody, suspended, left] = await Promise.all([
    user('閲覧者'),
    user('店長'),
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
  await role(administrator.id, 'kiban:administrator');
  await role(viewer.id, 'kiban:viewer');
  const [managing, past] = [
    await role(manager.id, 'kiban:store_manager', emptyStore),
    await role(manager.id, 'kiban:viewer', staffed),
  ];
  const active = await place(viewer.id, { store_id: staffed });
  const ended = await place(nobody.id, { store_id: staffed });
  await place(nobody.id, { unit_id: top });
  await sendInvitation(database, id, operator, { user_id: nobody.id, language: 'ja' });

  const access = await plantAccess(database, id, {
    ...{ marker, administrator: administrator.id, viewer: viewer.id, nobody: nobody.id },
    ...{ store: staffed, emptyUnit: empty },
  });
  const support = await plantSupport(database, id, marker, administrator.id);

  const any = { expected_version: 'any' } as const;
  await suspendUser(database, id, reasoned, { id: suspended.id, ...any });
  await leaveUser(database, id, reasoned, { id: left.id, ...any });
  await closeUnit(database, id, reasoned, { id: closedUnit, ...any });
  await closeCorporation(database, id, reasoned, { id: closedCorporation ?? '', ...any });
  await closeStore(database, id, reasoned, { id: closedStore, ...any, end_memberships: false });
  await endMembership(database, id, reasoned, { id: ended, ...any });
  await endAssignment(database, id, reasoned, { id: past, ...any });

  return {
    ...{ id, marker, administrator, viewer, manager, nobody, suspended },
    ids: {
      stores: [emptyStore, staffed, closedStore],
      'organization-units': [empty, below, top, closedUnit],
      corporations: [unused ?? '', corporation ?? '', closedCorporation ?? ''],
      users: [nobody.id, viewer.id, suspended.id, left.id],
      memberships: [active, ended],
      'role-assignments': [managing, past],
      ...access,
      ...support,
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
