import { Problem } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  create,
  described,
  type Entry,
  fieldsOf,
  found,
  id,
  listRefusals,
  momentOf,
  momentRefusals,
  pageFor,
  pageOf,
  paging,
  repeatable,
  searchWords,
  text,
} from '@kiban/service';
import { z } from 'zod';
import type { AssetApi } from '../api/asset-api.ts';
import { historyOperation } from '../api/history.ts';
import { actRoutes } from './act-routes.ts';
import { changeDevice } from './change-device.ts';
import { countRoutes } from './count-routes.ts';
import { deviceChange, deviceSchema, deviceStatus, newDevice, theDevice } from './device-schema.ts';
import { listDevices, readDevice } from './read-devices.ts';
import { registerDevice } from './register-device.ts';

const deviceQuery = z.strictObject({
  q: described(
    searchWords.exactOptional(),
    'Part of name, serial number or asset tag.',
    '名前・シリアル番号・管理番号の一部。',
  ),
  status: repeatable(deviceStatus, 'Status; several may be given.', '状態。複数指定できます。'),
  device_type: described(text(50).exactOptional(), 'Of this type.', 'この種類の端末。'),
  store_id: described(id().exactOptional(), 'In this store.', 'この店舗の端末。'),
  unit_id: described(id().exactOptional(), 'In the stores of this unit and below it.', 'この組織と配下の店舗の端末。'),
  unseen_days: described(
    z.coerce.number().int().min(1).max(3650).exactOptional(),
    'Enrolled, and not heard of for so many days. Not together with asOf.',
    '鍵が登録済みで、この日数以上通信のない端末。asOf とは併用できません。',
  ),
  sort: described(
    z.enum(['name', '-name', 'last_seen_at', '-last_seen_at', 'valid_from', '-valid_from']).exactOptional(),
    'Order, name unless given. With - the other way round.',
    '並び順。省略時は name。- を付けると逆順。',
  ),
  ...paging(),
  asOf,
});
const devicePage = pageOf(deviceSchema, 'DevicePage', 'Devices.', '端末の一覧。');

/** Devices over HTTP. */
export function deviceRoutes(api: AssetApi, database: Database): void {
  const shown = ({ tenantId, reach }: Entry, id: string, at: string | null) =>
    readDevice(database, tenantId, { id, at, reach });

  api.operation(
    {
      operationId: 'listDevices',
      tag: 'devices',
      method: 'get',
      path: '/devices',
      summary: { en: 'List devices', ja: '端末の一覧' },
      permission: 'asset.devices.read',
      query: deviceQuery,
      response: { status: 200, schema: devicePage, description: { en: 'A page of devices.', ja: '端末の一覧。' } },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listDevices', schema: deviceQuery }, query, (filters, page) => {
        if (page.at !== null && filters.unseen_days !== undefined) throw unseenThen();
        const { reach, tenantId } = access;
        return listDevices(database, tenantId, { ...filters, sort: filters.sort ?? 'name', ...page, reach });
      }),
  );

  countRoutes(api, database);

  api.operation(
    {
      operationId: 'getDevice',
      tag: 'devices',
      method: 'get',
      path: '/devices/{id}',
      summary: { en: 'Show a device', ja: '端末の取得' },
      permission: 'asset.devices.read',
      params: byId,
      query: atMoment,
      response: theDevice,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) =>
      found(await shown(access, params.id, await momentOf({ database, access }, query.asOf))),
  );

  api.operation(
    {
      operationId: 'registerDevice',
      tag: 'devices',
      method: 'post',
      path: '/devices',
      summary: { en: 'Make a device known', ja: '端末の登録' },
      permission: 'asset.devices.write',
      body: newDevice,
      idempotent: true,
      response: { ...theDevice, status: 201 },
      refusals: ['key_taken', 'reference_unknown', 'reference_closed'],
    },
    (request) => {
      const { access } = request;
      const view = (_: unknown, id: string) => shown(access, id, null);
      return create(request, '/devices', view, (tenantId, context, creating) =>
        registerDevice(database, tenantId, context, {
          ...creating,
          fields: fieldsOf(request.body),
          reach: access.reach,
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'changeDevice',
      tag: 'devices',
      method: 'patch',
      path: '/devices/{id}',
      summary: { en: 'Change what is known of a device', ja: '端末情報の変更' },
      permission: 'asset.devices.write',
      params: byId,
      body: deviceChange,
      ifMatch: true,
      response: theDevice,
      refusals: ['not_found', 'already_closed', 'key_taken'],
    },
    (request) => {
      const { access } = request;
      const view = (_: unknown, id: string) => shown(access, id, null);
      return change(request, view, (tenantId, context, target) =>
        changeDevice(database, tenantId, context, { ...target, fields: fieldsOf(request.body), reach: access.reach }),
      );
    },
  );

  actRoutes(api, database, shown);

  historyOperation(api, database, {
    ...{ kind: 'device', operationId: 'deviceHistory', tag: 'devices', path: '/devices/{id}/history', shown },
    summary: { en: 'What happened to a device', ja: '端末の履歴' },
    permission: 'asset.devices.read',
  });
}

function unseenThen(): Problem {
  const detail = {
    en: 'When devices were last heard of is known of now only.',
    ja: '最終通信日時は現在のものだけが分かります。',
  };
  const errors = [{ pointer: 'query:unseen_days', code: 'of_now_only', detail }];
  return new Problem(400, 'validation_failed', detail, { errors });
}
