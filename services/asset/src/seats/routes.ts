import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  create,
  described,
  type Entry,
  ending,
  found,
  id,
  listRefusals,
  momentOf,
  momentRefusals,
  pageFor,
  pageOf,
  paging,
  repeatable,
} from '@kiban/service';
import { z } from 'zod';
import type { AssetApi } from '../api/asset-api.ts';
import { historyOperation } from '../api/history.ts';
import { productCode } from '../products/product-schema.ts';
import { assignSeats } from './assign-seats.ts';
import { namingHolders } from './holders-problem.ts';
import { moveSeat } from './move-seat.ts';
import { findSeat, findSeats, listSeats } from './read-seats.ts';
import { releaseSeat } from './release-seat.ts';
import { seatIdsFrom } from './seat-ids.ts';
import { newSeats, seatMove, seatSchema, seatStatus, seatsAnswer, theSeat } from './seat-schema.ts';

const seatQuery = z.strictObject({
  licence_id: described(id().exactOptional(), 'Of this licence.', 'このライセンスのシート。'),
  product: described(productCode().exactOptional(), 'Of this product.', 'この製品のシート。'),
  store_id: described(id().exactOptional(), 'Of this store.', 'この店舗のシート。'),
  user_id: described(id().exactOptional(), 'Of this user.', 'この利用者のシート。'),
  device_id: described(id().exactOptional(), 'Of this device.', 'この端末のシート。'),
  status: repeatable(seatStatus, 'Status; several may be given.', '状態。複数指定できます。'),
  sort: described(
    z.enum(['holder', '-holder', 'valid_from', '-valid_from']).exactOptional(),
    'Order, holder (by name) unless given. With - the other way round.',
    '並び順。省略時は holder（割り当て先の名前）。- を付けると逆順。',
  ),
  ...paging(),
  asOf,
});

/** Seats over HTTP. */
export function seatRoutes(api: AssetApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findSeat(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listSeats',
      tag: 'seats',
      method: 'get',
      path: '/seats',
      summary: { en: 'List seats', ja: 'シートの一覧' },
      permission: 'asset.seats.read',
      query: seatQuery,
      response: {
        status: 200,
        schema: pageOf(seatSchema, 'SeatPage', 'Seats.', 'シートの一覧。'),
        description: { en: 'A page of seats.', ja: 'シートの一覧。' },
      },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listSeats', schema: seatQuery }, query, (filters, page) =>
        listSeats(database, access.tenantId, { ...filters, sort: filters.sort ?? 'holder', ...page }),
      ),
  );

  api.operation(
    {
      operationId: 'getSeat',
      tag: 'seats',
      method: 'get',
      path: '/seats/{id}',
      summary: { en: 'Show a seat', ja: 'シートの取得' },
      permission: 'asset.seats.read',
      params: byId,
      query: atMoment,
      response: theSeat,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findSeat(database, access.tenantId, params.id, at));
    },
  );

  api.operation(
    {
      operationId: 'assignSeats',
      tag: 'seats',
      method: 'post',
      path: '/seats',
      summary: { en: 'Assign seats: to all who are named, or to nobody', ja: 'シートの割り当て（全件または 0 件）' },
      permission: 'asset.seats.write',
      body: newSeats,
      idempotent: true,
      response: { status: 201, schema: seatsAnswer, description: { en: 'The seats.', ja: '割り当てたシート。' } },
      refusals: [
        'reference_unknown',
        'reference_closed',
        'plan_unfit',
        'seats_exhausted',
        'holders_refused',
        'key_taken',
      ],
    },
    (request) => {
      const { licence_id, holder_ids } = request.body;
      const together = async (tenantId: TenantId, first: string) => ({
        id: first,
        items: await findSeats(database, tenantId, seatIdsFrom(first, holder_ids.length)),
      });
      return create(request, '/seats', together, (tenantId, context, creating) =>
        assignSeats(database, tenantId, context, { ...creating, licence_id, holder_ids }).catch(
          namingHolders((place) => `/holder_ids/${place}`),
        ),
      );
    },
  );

  api.operation(
    {
      operationId: 'moveSeat',
      tag: 'seats',
      method: 'post',
      path: '/seats/{id}/move',
      summary: { en: 'Give a seat to another holder', ja: 'シートの移動' },
      permission: 'asset.seats.write',
      params: byId,
      body: seatMove,
      ifMatch: true,
      response: theSeat,
      refusals: ['not_found', 'already_closed', 'holders_refused', 'key_taken'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        moveSeat(database, tenantId, context, { ...target, holder_id: request.body.holder_id }).catch(
          namingHolders(() => '/holder_id'),
        ),
      ),
  );

  api.operation(
    {
      operationId: 'releaseSeat',
      tag: 'seats',
      method: 'post',
      path: '/seats/{id}/release',
      summary: { en: 'Release a seat', ja: 'シートの解除' },
      permission: 'asset.seats.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theSeat,
      refusals: ['not_found', 'already_closed'],
    },
    (request) => change(request, now, (tenantId, context, target) => releaseSeat(database, tenantId, context, target)),
  );

  historyOperation(api, database, {
    ...{ kind: 'seat', operationId: 'seatHistory', tag: 'seats', path: '/seats/{id}/history' },
    shown: ({ tenantId }: Entry, id, at) => findSeat(database, tenantId, id, at),
    summary: { en: 'Who had a seat', ja: 'シートの履歴' },
    permission: 'asset.seats.read',
  });
}
