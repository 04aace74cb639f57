import { Problem } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import type { HeldRole } from '@kiban/service';
import { tenantsOfUser } from '../access/person-tenants.ts';
import type { DirectoryApi } from '../api/directory-api.ts';
import { findUser } from '../users/read-users.ts';
import { meSchema, tenantsSchema } from './tenant-schema.ts';

function placesOf(held: readonly HeldRole[], field: 'unit_id' | 'store_id'): string[] {
  return [...new Set(held.map((role) => role[field]).filter((place) => place !== null))].sort();
}

/** Who calls, and where else they are. */
export function tenantRoutes(api: DirectoryApi, database: Database): void {
  api.operation(
    {
      operationId: 'getMe',
      tag: 'caller',
      method: 'get',
      path: '/me',
      summary: { en: 'Show who calls', ja: '呼び出し元の取得' },
      permission: 'directory.self.read',
      response: { status: 200, schema: meSchema, description: { en: 'Who calls.', ja: '呼び出し元。' } },
      refusals: [],
    },
    async ({ access: { tenantId, tenant, user, permissions, held }, caller }) => {
      const self = user && (await findUser(database, tenantId, user.id, null));
      return {
        tenant: { tenant_id: tenantId, code: tenant.code, name: tenant.name, timezone: tenant.timezone },
        user: user && { id: user.id, name: user.name, login_id: user.login_id },
        memberships: self?.memberships ?? [],
        roles: self?.roles ?? [],
        client_id: caller.client_id,
        permissions,
        reach: {
          tenant: user === null || held.some(({ unit_id, store_id }) => unit_id === null && store_id === null),
          unit_ids: placesOf(held, 'unit_id'),
          store_ids: placesOf(held, 'store_id'),
        },
      };
    },
  );

  api.operation(
    {
      operationId: 'listTenants',
      tag: 'caller',
      method: 'get',
      path: '/tenants',
      summary: { en: 'List the tenants in which the caller is an active user', ja: '利用できるテナントの一覧' },
      permission: 'directory.self.read',
      response: { status: 200, schema: tenantsSchema, description: { en: 'The tenants.', ja: 'テナントの一覧。' } },
      refusals: [],
    },
    async ({ access: { tenantId, user } }) => {
      if (user === null)
        throw new Problem(403, 'permission_missing', {
          en: 'A machine belongs to one tenant. Only a person can be in several.',
          ja: 'プログラムのトークンは 1 つのテナントに属します。複数のテナントを持てるのは人だけです。',
        });
      return { items: await tenantsOfUser(database, tenantId, user.id) };
    },
  );
}
