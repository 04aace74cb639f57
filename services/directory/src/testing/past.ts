import { type TenantId, tenantRead } from '@kiban/postgres';
import type { EntityKind } from '../imports/mapping/entity-kinds.ts';
import { type AsOfQuery, type AsOfRow, countAsOf, listAsOf } from '../past/as-of.ts';
import type { Dated } from './legacy-imports.ts';
import type { LegacySnapshot } from './legacy-system.ts';
import type { TestDirectory } from './test-directory.ts';

const march: LegacySnapshot = {
  corporations: [{ code: 'C1', name: '青葉' }],
  units: [
    { code: 'H', name: '本部' },
    { code: 'A', name: '東', parent: 'H' },
  ],
  stores: [
    { code: 'S1', name: '本店', unit: 'A', mic: '111' },
    { code: 'S2', name: '駅前店', unit: 'A', mic: '222' },
  ],
  users: [
    { code: 'U1', name: '花子', login: 'hanako' },
    { code: 'U2', name: '太郎', login: 'taro', status: 'suspended' },
  ],
  memberships: [
    { code: 'M1', user: 'U1', store: 'S1', job: 'pharmacist' },
    { code: 'M2', user: 'U2', unit: 'H', job: 'clerk' },
  ],
};

/** A chain with a past: in April S1 is renamed, S2 closes and its code goes to S3, which opens; in May S1 has its old name. */
export const CHAIN: Dated = {
  '2025-03-01': march,
  '2025-04-01': {
    ...march,
    units: [
      { code: 'H', name: '本部' },
      { code: 'A', name: '東部', parent: 'H' },
    ],
    stores: [
      { code: 'S1', name: '中央店', unit: 'A', mic: '111' },
      { code: 'S3', name: '新駅前店', unit: 'H', mic: '222' },
    ],
    users: [{ code: 'U1', name: '花子', login: 'hanako' }],
    memberships: [{ code: 'M1', user: 'U1', store: 'S1', job: 'manager' }],
  },
  '2025-05-01': {
    ...march,
    stores: [
      { code: 'S1', name: '本店', unit: 'A', mic: '111' },
      { code: 'S3', name: '新駅前店', unit: 'H', mic: '222' },
    ],
  },
};

/** All there was at the end of a day in Tokyo, in pages of `size`. */
export async function pages(
  { database }: TestDirectory,
  tenant: TenantId,
  kind: EntityKind,
  query: Partial<AsOfQuery>,
  size = 100,
) {
  const whole = { at: '2100-01-01T00:00:00Z', filters: {}, ended: false, ...query };
  const found: AsOfRow[][] = [];
  for (let after: string | null = null; ; ) {
    const [page]: readonly [AsOfRow[]] = await tenantRead(database, tenant, [listAsOf(kind, whole, after, size)]);
    found.push(page);
    after = page.at(-1)?.id ?? null;
    if (page.length < size) break;
  }
  const [[count]] = await tenantRead(database, tenant, [countAsOf(kind, whole)]);
  return { pages: found, rows: found.flat(), count: count?.entities };
}
