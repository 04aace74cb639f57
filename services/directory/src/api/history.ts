import type { Words } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import { z } from 'zod';
import { readHistory } from '../past/read-history.ts';
import { found } from './change.ts';
import type { DirectoryApi } from './directory-api.ts';
import { historySchema } from './history-schema.ts';
import { pageFor } from './list.ts';
import { byId, listRefusals } from './one.ts';
import { asOf, paging } from './page.ts';
import type { Permission } from './permissions.ts';

const query = z.strictObject({ ...paging(), asOf });

/** GET …/{id}/history: what happened to a thing, newest first. */
export function historyOperation(
  api: DirectoryApi,
  database: Database,
  of: {
    readonly kind: 'store' | 'organization_unit' | 'corporation' | 'user';
    readonly operationId: string;
    readonly tag: string;
    readonly path: `/${string}/{id}/history`;
    readonly summary: Words;
    readonly permission: Permission;
  },
): void {
  const { kind, ...named } = of;
  api.operation(
    {
      ...named,
      method: 'get',
      params: byId,
      query,
      response: {
        status: 200,
        schema: historySchema,
        description: { en: 'What happened, newest first.', ja: '履歴。新しい順です。' },
      },
      refusals: ['not_found', ...listRefusals],
    },
    async ({ access, params: { id }, query: asked }) => {
      // a cursor belongs to the history of one thing
      const list = { name: `${of.operationId} ${id}`, schema: query };
      const { as_of, ...answer } = await pageFor({ database, access }, list, asked, async (_query, page) =>
        found(await readHistory(database, access.tenantId, { kind, id, ...page })),
      );
      return answer;
    },
  );
}
