import type { Database } from '@kiban/postgres';
import { atMoment, momentOf, momentRefusals } from '@kiban/service';
import type { DirectoryApi } from '../api/directory-api.ts';
import { listManifests } from '../manifests/read-manifests.ts';
import { rolesOf } from './list-roles.ts';
import { rolesSchema } from './roles-schema.ts';

/** The roles that there are, over HTTP. */
export function roleRoutes(api: DirectoryApi, database: Database): void {
  api.operation(
    {
      operationId: 'listRoles',
      tag: 'roles',
      method: 'get',
      path: '/roles',
      summary: { en: 'List the roles that can be given', ja: '付与できる役割の一覧' },
      permission: 'directory.roles.read',
      query: atMoment,
      response: { status: 200, schema: rolesSchema, description: { en: 'The roles.', ja: '役割の一覧。' } },
      refusals: momentRefusals,
    },
    async ({ access, query }) => {
      const as_of = await momentOf({ database, access }, query.asOf);
      return { items: rolesOf(await listManifests(database, access.tenantId, as_of), access.tenant.code), as_of };
    },
  );
}
