import type { Words } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import { asOf, byId, type Entry, found, listRefusals, pageFor, paging, requireWithin } from '@kiban/service';
import { z } from 'zod';
import { findAccessRequest } from '../access-requests/read-access-requests.ts';
import { findItem } from '../access-reviews/read-items.ts';
import { findReview } from '../access-reviews/read-reviews.ts';
import type { HistoryKind } from '../past/history-entries.ts';
import { readHistory } from '../past/read-history.ts';
import { findAssignment } from '../role-assignments/read-assignments.ts';
import { findUser } from '../users/read-users.ts';
import type { DirectoryApi } from './directory-api.ts';
import { historySchema } from './history-schema.ts';
import type { Permission } from './permissions.ts';

type Kind = Exclude<HistoryKind, 'membership'>;
const query = z.strictObject({ ...paging(), asOf });

/** GET …/{id}/history: what happened to a thing, newest first. */
export function historyOperation(
  api: DirectoryApi,
  database: Database,
  of: {
    readonly kind: Kind;
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
      await requireVisible(database, access, kind, id);
      // a cursor belongs to the history of one thing
      const list = { name: `${of.operationId} ${id}`, schema: query };
      const { as_of, ...answer } = await pageFor({ database, access }, list, asked, async (_query, page) =>
        found(await readHistory(database, access.tenantId, { kind, id, reach: access.reach, ...page })),
      );
      return answer;
    },
  );
}

/** Whoever is bound to places sees the history of what they see now. */
async function requireVisible(database: Database, { tenantId, reach }: Entry, kind: Kind, id: string): Promise<void> {
  if (reach === 'tenant') return;
  switch (kind) {
    case 'store':
      return requireWithin(reach, { store_id: id });
    case 'organization_unit':
      return requireWithin(reach, { unit_id: id });
    case 'user':
      return void found(await findUser(database, tenantId, id, null, reach));
    case 'role_assignment':
      return void found(await findAssignment(database, tenantId, id, null, reach));
    case 'access_request':
      return requireWithin(reach, found(await findAccessRequest(database, tenantId, id, null)));
    case 'access_review':
      return void found(await findReview(database, tenantId, id, { at: null, reach }));
    case 'review_item':
      return requireWithin(reach, found(await findItem(database, tenantId, id, null)));
    case 'corporation':
    case 'job_type':
    case 'support_grant':
      return requireWithin(reach, {});
    default:
      throw kind satisfies never;
  }
}
