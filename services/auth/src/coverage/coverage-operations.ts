import type { TenantId } from '@kiban/postgres';
import { counted, described, id, named, paging } from '@kiban/service';
import { z } from 'zod';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import type { AuthEntry } from '../api/entry.ts';
import { pageOfItems } from '../api/page-of-items.ts';
import { everyUser } from '../login-view/login-view.ts';
import { findStore, type LoginStore, membersAt, placesBelow } from '../login-view/places.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { coverageAt, coverageOf } from './read-coverage.ts';

const MOST_STORES = 50;
const query = z.strictObject({ ...paging(MOST_STORES) });

const storeCoverage = named(
  z.strictObject({
    store_id: described(
      id().nullable(),
      'The store; null: people who belong to no store.',
      '店舗の ID。null は店舗に所属しない利用者。',
    ),
    store_name: described(z.string().nullable(), 'Its name.', '店舗名。'),
    people: counted('How many active people belong to it.', '所属する有効な利用者の数。'),
    without_second_factor: described(
      z.array(
        z.strictObject({
          user_id: described(id(), 'Who.', '利用者の ID。'),
          name: described(z.string().nullable(), 'What they are called.', '名前。'),
        }),
      ),
      'Those without a second factor that counts.',
      '有効な 2 つ目の認証手段がない利用者。',
    ),
  }),
  'StoreCoverage',
  'Who of a store has no second factor.',
  '店舗ごとの 2 つ目の認証手段の登録状況。',
);

const coverageSchema = named(
  z.strictObject({
    items: described(z.array(storeCoverage), 'Stores by name, then those of no store.', '店舗名順。最後に無所属。'),
    next_cursor: described(
      z.string().nullable(),
      'Cursor of the next page; null on the last one.',
      '次のページのカーソル。最後のページでは null。',
    ),
    total: counted('How many lines there are in all.', '全体の行数。'),
  }),
  'CoveragePage',
  'People without a second factor, by store.',
  '店舗別の 2 つ目の認証手段の未登録者。',
);

/** Who has no second factor, over HTTP. */
export function coverageOperations(api: AuthApi, { store }: ApiParts): void {
  api.operation(
    {
      operationId: 'listCoverage',
      tag: 'people',
      method: 'get',
      path: '/coverage',
      summary: { en: 'People without a second factor, by store', ja: '2 つ目の認証手段の未登録者（店舗別）' },
      permission: 'auth.credentials.read',
      query,
      response: {
        status: 200,
        schema: coverageSchema,
        description: { en: 'A page of stores.', ja: '店舗別の一覧。' },
      },
      refusals: ['cursor_malformed'],
    },
    async ({ access, query: asked }) => {
      const { tenantId } = access;
      const lines = await linesOf(store, access);
      const page = pageOfItems('listCoverage', asked, lines, ({ key }) => key);
      const items = await Promise.all(
        page.items.map(async ({ store: place }) => {
          const coverage =
            place === null
              ? await coverageOf(store, tenantId, await usersOfNoStore(store, tenantId, lines))
              : await coverageAt(store, tenantId, place.store_id);
          const { people, without } = coverage;
          return {
            ...{ store_id: place?.store_id ?? null, store_name: place?.name ?? null, people },
            without_second_factor: without,
          };
        }),
      );
      return { ...page, items };
    },
  );
}

interface Line {
  readonly key: string;
  readonly store: LoginStore | null;
}

/** The stores that the caller's reach holds; whoever sees the whole tenant sees those of no store, too. */
async function linesOf(store: AuthStore, { tenantId, reach }: AuthEntry): Promise<Line[]> {
  const stores =
    reach === 'tenant' ? (await placesBelow(store, tenantId, null)).stores : await reached(store, tenantId, reach);
  const lines = [...new Map(stores.map((one) => [one.store_id, one])).values()]
    .map((one): Line => ({ key: `${one.name} ${one.store_id}`, store: one }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  return reach === 'tenant' ? [...lines, { key: '\u{10ffff}', store: null }] : lines;
}

async function reached(
  store: AuthStore,
  tenant: TenantId,
  { unit_ids, store_ids }: Exclude<AuthEntry['reach'], 'tenant'>,
): Promise<LoginStore[]> {
  const [below, own] = await Promise.all([
    Promise.all(unit_ids.map((unit) => placesBelow(store, tenant, unit))),
    Promise.all(store_ids.map((one) => findStore(store, tenant, one))),
  ]);
  return [...below.flatMap(({ stores }) => stores), ...own.filter((one) => one?.status === 'open')] as LoginStore[];
}

async function usersOfNoStore(store: AuthStore, tenant: TenantId, lines: readonly Line[]) {
  const members = await Promise.all(
    lines.map(({ store: one }) => (one === null ? [] : membersAt(store, tenant, one.store_id))),
  );
  const placed = new Set(members.flat());
  return (await everyUser(store, tenant)).filter(({ user_id }) => !placed.has(user_id));
}
