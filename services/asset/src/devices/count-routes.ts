import type { Database } from '@kiban/postgres';
import { as_of, asOf, counted, described, id, itemsOf, momentOf, momentRefusals, named } from '@kiban/service';
import { z } from 'zod';
import type { AssetApi } from '../api/asset-api.ts';
import { countByStatus, countByType } from './count-devices.ts';
import { deviceStatus } from './device-schema.ts';

const places = z.strictObject({
  store_id: described(id().exactOptional(), 'In this store.', 'この店舗の端末。'),
  unit_id: described(id().exactOptional(), 'In the stores of this unit and below it.', 'この組織と配下の店舗の端末。'),
  asOf,
});
const count = counted('How many.', '件数。');
const total = counted('How many there are in all.', '全体の件数。');

const statusCounts = named(
  z.strictObject({
    items: itemsOf(
      named(
        z.strictObject({ status: described(deviceStatus, 'The status.', '状態。'), count }),
        'DeviceCount',
        'How many devices are in a status.',
        '状態ごとの端末の数。',
      ),
    ),
    total,
    as_of,
  }),
  'DeviceCounts',
  'How many devices there are, by status.',
  '状態ごとの端末の数。',
);

const typeCounts = named(
  z.strictObject({
    items: itemsOf(
      named(
        z.strictObject({ device_type: described(z.string(), 'The type.', '種類。'), count }),
        'DeviceType',
        'A type of device in use.',
        '使われている端末の種類。',
      ),
    ),
    total,
    as_of,
  }),
  'DeviceTypes',
  'The types of devices in use.',
  '使われている端末の種類。',
);

const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((all, { count }) => all + count, 0);

/** How many devices there are: for the head of a page, and for what to choose a type from. */
export function countRoutes(api: AssetApi, database: Database): void {
  api.operation(
    {
      operationId: 'countDevices',
      tag: 'devices',
      method: 'get',
      path: '/device-counts',
      summary: { en: 'Count devices by status', ja: '状態ごとの端末の数' },
      permission: 'asset.devices.read',
      query: places,
      response: { status: 200, schema: statusCounts, description: { en: 'The counts.', ja: '件数。' } },
      refusals: momentRefusals,
    },
    async ({ access, query: { asOf, ...place } }) => {
      const at = await momentOf({ database, access }, asOf);
      const items = await countByStatus(database, access.tenantId, { ...place, at, reach: access.reach });
      return { items, total: sum(items), as_of: at };
    },
  );

  api.operation(
    {
      operationId: 'listDeviceTypes',
      tag: 'devices',
      method: 'get',
      path: '/device-types',
      summary: { en: 'List the types of devices in use', ja: '使われている端末の種類' },
      permission: 'asset.devices.read',
      query: places,
      response: { status: 200, schema: typeCounts, description: { en: 'The types.', ja: '種類。' } },
      refusals: momentRefusals,
    },
    async ({ access, query: { asOf, ...place } }) => {
      const at = await momentOf({ database, access }, asOf);
      const items = await countByType(database, access.tenantId, { ...place, at, reach: access.reach });
      return { items, total: sum(items), as_of: at };
    },
  );
}
