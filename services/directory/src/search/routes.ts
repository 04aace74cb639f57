import type { Database } from '@kiban/postgres';
import { asOf, described, momentOf, momentRefusals, searchWords } from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../api/directory-api.ts';
import { searchDirectory } from './search-directory.ts';
import { searchSchema } from './search-schema.ts';

const searchQuery = z.strictObject({
  q: described(
    searchWords,
    'Part of a name or its kana, or the beginning of a code.',
    '名前・フリガナの一部、またはコードの先頭。',
  ),
  limit: described(z.coerce.number().int().min(1).max(50).default(20), 'How many at most.', '最大件数。'),
  asOf,
});

/** One box for everything. Whoever may see people may search: what is found shows them. */
export function searchRoutes(api: DirectoryApi, database: Database): void {
  api.operation(
    {
      operationId: 'search',
      tag: 'search',
      method: 'get',
      path: '/search',
      summary: { en: 'Search stores, users, units and corporations', ja: '店舗・利用者・組織・法人の検索' },
      permission: 'directory.users.read',
      query: searchQuery,
      response: { status: 200, schema: searchSchema, description: { en: 'What was found.', ja: '検索結果。' } },
      refusals: momentRefusals,
    },
    async ({ access, query: { q, limit, asOf } }) => {
      const at = await momentOf({ database, access }, asOf);
      return {
        items: await searchDirectory(database, access.tenantId, { q, limit, at, reach: access.reach }),
        as_of: at,
      };
    },
  );
}
