import { randomUUIDv7 } from 'node:crypto';
import { statement, tenantRead } from '@kiban/postgres';
import { authorizer, type Reach } from '@kiban/service';
import { permissions } from '../../api/permissions.ts';
import { kibanManifest } from '../../manifests/kiban-manifest.ts';
import { registerManifest } from '../../manifests/register-manifest.ts';
import { createTenantNamed } from '../../tenants/create-tenant.ts';
import { ensurePlatformTenant } from '../../tenants/ensure-platform-tenant.ts';
import { type Company, company } from '../../testing/company.ts';
import { operator, testDirectory } from '../../testing/test-directory.ts';
import { assignRole } from '../assign-role.ts';
import type { Giver } from '../giver.ts';
import { type AssignmentQuery, listAssignments } from '../read-assignments.ts';

const reception = {
  product: 'reception',
  name: { en: 'Reception', ja: '受付' },
  licensed: true,
  permissions: [
    { key: 'visits.read', name: { en: 'See visits', ja: '受付の閲覧' }, resource_type: 'visit' },
    { key: 'visits.write', name: { en: 'Change visits', ja: '受付の変更' }, resource_type: 'visit' },
  ],
  roles: [
    {
      key: 'clerk',
      name: { en: 'Clerk', ja: '受付担当' },
      permissions: ['reception.visits.read'],
      scopes: ['unit', 'store'] as const,
    },
    {
      key: 'chief',
      name: { en: 'Chief', ja: '受付主任' },
      permissions: ['reception.visits.read', 'reception.visits.write'],
      scopes: ['store'] as const,
    },
  ],
};
const NOWHERE = { unit_id: null, store_id: null };
const all = { at: null, limit: 50, after: null, reach: 'tenant' as Reach };

/** A directory in which roles are given, those of a product among them. */
export async function assigning() {
  const home = await testDirectory();
  const { database } = home;
  const platform = await ensurePlatformTenant(database, home.registry, operator);
  await registerManifest(database, platform, operator, { fields: kibanManifest([permissions]) });
  await registerManifest(database, platform, operator, { fields: reception });
  return {
    home,
    database,
    give: (of: Company, user_id: string, role: string, more: object = {}, giver?: Giver) =>
      assignRole(database, of.tenant, operator, { fields: { ...{ user_id, role }, ...NOWHERE, ...more }, giver }),
    list: async (of: Company, query: Partial<AssignmentQuery> = {}) =>
      (await listAssignments(database, of.tenant, { ...all, ...query })).items,
    /** What a user may do, and how far, by their roles. */
    async entryOf(of: Company, id: string, permission: keyof typeof permissions = 'directory.memberships.read') {
      const [[user]] = await tenantRead(database, of.tenant, [
        statement<{ person_id: string }>`select person_id from directory."user" where id = ${id}::uuid`,
      ]);
      return authorizer(database, permissions)(permission, {
        ...{ sub: user?.person_id ?? '', user_id: id, tenant_id: of.tenant, client_id: 'test', jti: 'one', exp: 0 },
        ...{ acr: null, amr: [], auth_time: null, sid: null, act: null },
        scope: new Set(['directory:read', 'directory:write']),
      });
    },
    /** A tenant that there is: whoever calls is let into it. */
    async chain(): Promise<Company> {
      const id = await createTenantNamed(database, operator, {
        code: `t-${randomUUIDv7()}`,
        ...{ name: '青葉', timezone: 'Asia/Tokyo' },
      });
      return company(home, id);
    },
  };
}
