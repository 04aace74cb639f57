import type { Words } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import { asOf, byId, type Entry, found, listRefusals, pageFor, paging } from '@kiban/service';
import { z } from 'zod';
import { type HistoryKind, WOVEN } from '../past/history-kinds.ts';
import { readHistory } from '../past/read-history.ts';
import type { AssetApi } from './asset-api.ts';
import { historySchema } from './history-schema.ts';
import type { Permission } from './permissions.ts';

const query = z.strictObject({ ...paging(), asOf });

export interface HistoryOf {
  readonly kind: HistoryKind;
  readonly operationId: string;
  readonly tag: string;
  readonly path: `/${string}/{id}/history`;
  readonly summary: Words;
  readonly permission: Permission;
  /** The thing as the caller may see it at the moment (null: now); null when they may not. */
  readonly shown: (access: Entry<Permission>, id: string, at: string | null) => Promise<object | null>;
}

/** GET …/{id}/history: what happened to a thing, newest first. What belongs to it is told to whoever may see that. */
export function historyOperation(api: AssetApi, database: Database, { kind, shown, ...named }: HistoryOf): void {
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
      const woven = (WOVEN[kind] ?? []).filter(({ permission }) => access.permissions.includes(permission));
      // a cursor belongs to the history of one thing
      const list = { name: `${named.operationId} ${id}`, schema: query };
      const { as_of, ...answer } = await pageFor({ database, access }, list, asked, async (_query, page) => {
        found(await shown(access, id, page.at));
        return found(await readHistory(database, access.tenantId, { kind, id, woven, ...page }));
      });
      return answer;
    },
  );
}
