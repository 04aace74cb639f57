import type { Database } from '@kiban/postgres';
import {
  as_of,
  asOf,
  counted,
  described,
  id,
  itemsOf,
  momentOf,
  momentRefusals,
  named,
  repeatable,
} from '@kiban/service';
import { z } from 'zod';
import type { AssetApi } from '../api/asset-api.ts';
import { contradictionStatus, contradictoryField } from './contradiction-schema.ts';
import { countContradictions } from './read-contradictions.ts';

const query = z.strictObject({
  status: repeatable(contradictionStatus, 'In which state; several may be given.', '状態。複数指定できます。'),
  store_id: described(id().exactOptional(), 'Concerning this store.', 'この店舗に関するもの。'),
  asOf,
});

const counts = named(
  z.strictObject({
    items: itemsOf(
      named(
        z.strictObject({
          field: described(contradictoryField, 'The field.', '項目。'),
          count: counted('How many.', '件数。'),
        }),
        'ContradictionCount',
        'How many contradictions there are in a field.',
        '項目ごとの食い違いの数。',
      ),
    ),
    total: counted('How many there are in all.', '全体の件数。'),
    as_of,
  }),
  'ContradictionCounts',
  'How many contradictions there are, by field.',
  '項目ごとの食い違いの数。',
);

/** GET /contradiction-counts: for the head of a page. */
export function contradictionCountRoute(api: AssetApi, database: Database): void {
  api.operation(
    {
      operationId: 'countContradictions',
      tag: 'contradictions',
      method: 'get',
      path: '/contradiction-counts',
      summary: { en: 'Count contradictions by field', ja: '項目ごとの食い違いの数' },
      permission: 'asset.contradictions.read',
      query,
      response: { status: 200, schema: counts, description: { en: 'The counts.', ja: '件数。' } },
      refusals: momentRefusals,
    },
    async ({ access, query: { asOf, ...filters } }) => {
      const at = await momentOf({ database, access }, asOf);
      const items = await countContradictions(database, access.tenantId, filters, at);
      return { items, total: items.reduce((all, { count }) => all + count, 0), as_of: at };
    },
  );
}
