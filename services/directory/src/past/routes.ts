import type { Caller } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import { asOf, byId, type Entry, found, listRefusals, pageFor, paging, requireWithin, roleKey } from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../api/directory-api.ts';
import type { PublishedKind } from './past-entries.ts';
import { pastSchema } from './past-schema.ts';
import { readPast } from './read-past.ts';

const query = z.strictObject({ ...paging(), asOf });

/** A store's whole past on one page: itself, who worked there, who had which role, its devices, their certificates, its seats. */
export function pastRoutes(api: DirectoryApi, database: Database): void {
  api.operation(
    {
      operationId: 'getStorePast',
      tag: 'stores',
      method: 'get',
      path: '/stores/{id}/past',
      summary: { en: 'Everything that happened to a store', ja: '店舗の全履歴（端末・証明書を含む）' },
      permission: 'directory.pasts.read',
      params: byId,
      query,
      response: {
        status: 200,
        schema: pastSchema,
        description: { en: 'What happened, newest first.', ja: '全履歴。新しい順です。' },
      },
      refusals: ['not_found', ...listRefusals],
    },
    async ({ access, caller, params: { id }, query: asked }) => {
      requireWithin(access.reach, { store_id: id });
      const published = publishedTo(access, caller);
      // a cursor belongs to the past of one thing
      const list = { name: `getStorePast ${id}`, schema: query };
      const { as_of, ...answer } = await pageFor({ database, access }, list, asked, async (_query, page) =>
        found(
          await readPast(database, access.tenantId, { kind: 'store', id, published, reach: access.reach, ...page }),
        ),
      );
      return answer;
    },
  );
}

/** Who sees seats, in the service that keeps them. */
const SEES_SEATS: readonly string[] = (['administrator', 'viewer', 'auditor', 'licence_administrator'] as const).map(
  roleKey,
);

/** What other services tell is shown to whoever may read it there. The operation's permission is that of devices and certificates. */
function publishedTo({ user, held }: Entry, { scope }: Caller): PublishedKind[] {
  if (!scope.has('asset:read')) return [];
  const wide = held.filter(({ unit_id, store_id }) => unit_id === null && store_id === null);
  const seesSeats = user === null || wide.some(({ role }) => SEES_SEATS.includes(role));
  return seesSeats ? ['device', 'certificate', 'seat'] : ['device', 'certificate'];
}
