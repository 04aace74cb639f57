import type { TenantId } from '@kiban/postgres';
import { byId, type ChangeRequest, change, pageOfEvents, paging } from '@kiban/service';
import { z } from 'zod';
import { actingPerson } from '../api/acting-person.ts';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import type { AuthEntry } from '../api/entry.ts';
import { pageOfItems } from '../api/page-of-items.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { changedTo } from '../api/require-version.ts';
import { findStore } from '../login-view/places.ts';
import { decidePlace } from './decide-place.ts';
import { reachesStore, storeWithin } from './store-within.ts';
import { findPlace, listPlaces, type TerminalPlace, versionOf } from './terminal-place.ts';
import { placeView, terminalPlaceSchema } from './terminal-place-schema.ts';

const placeQuery = z.strictObject(paging());
const thePlace = {
  status: 200,
  schema: terminalPlaceSchema,
  description: { en: 'What is decided for the store.', ja: '店舗の決定内容。' },
  etag: true,
} as const;

/** Which stores are restricted places, over HTTP. */
export function terminalPlaceOperations(api: AuthApi, { store, clock }: ApiParts): void {
  const shown = async (access: AuthEntry, id: string) =>
    placeView(await storeWithin(store, access, id), await findPlace(store, access.tenantId, id));
  const decide = (status: TerminalPlace['status'], request: ChangeRequest<AuthEntry>) => {
    const { access, caller } = request;
    const decided_by = actingPerson(caller);
    return change(
      request,
      (_, id) => shown(access, id),
      async (tenant: TenantId, { actor, request_id }, { id, expected_version }) => {
        await storeWithin(store, access, id);
        const reason = request.body.reason ?? '';
        const act = { actor, reason, request_id, at: clock() };
        const decision = { store_id: id, status, reason, decided_by };
        return changedTo(id, versionOf(await decidePlace(store, tenant, decision, { expected_version }, act)));
      },
    );
  };

  api.operation(
    {
      operationId: 'listTerminalPlaces',
      tag: 'terminals',
      method: 'get',
      path: '/terminal-places',
      summary: { en: 'List stores that are declared restricted', ja: '立入制限区域として宣言された店舗の一覧' },
      permission: 'auth.terminals.read',
      query: placeQuery,
      response: {
        status: 200,
        schema: pageOfEvents(terminalPlaceSchema, 'TerminalPlacePage', 'Restricted stores.', '立入制限区域の店舗。'),
        description: { en: 'A page of them, by name.', ja: '店舗名順の一覧。' },
      },
      refusals: ['cursor_malformed'],
    },
    async ({ access, query }) => {
      const places = await listPlaces(store, access.tenantId);
      const views = await Promise.all(places.map((place) => viewOf(access, place)));
      const found = views.filter((view) => view !== null);
      return pageOfItems('listTerminalPlaces', query, found.sort(byName), ({ name, id }) => `${name} ${id}`);
    },
  );

  const viewOf = async (access: AuthEntry, place: TerminalPlace) => {
    const found = await findStore(store, access.tenantId, place.store_id);
    if (found === undefined || !(await reachesStore(store, access, place.store_id))) return null;
    return placeView(found, place);
  };

  api.operation(
    {
      operationId: 'getTerminalPlace',
      tag: 'terminals',
      method: 'get',
      path: '/terminal-places/{id}',
      summary: { en: 'Show whether a store is restricted', ja: '店舗が立入制限区域かどうかの取得' },
      permission: 'auth.terminals.read',
      params: byId,
      response: thePlace,
      refusals: ['not_found'],
    },
    ({ access, params }) => shown(access, params.id),
  );

  api.operation(
    {
      operationId: 'declareTerminalPlace',
      tag: 'terminals',
      method: 'put',
      path: '/terminal-places/{id}',
      summary: { en: 'Declare a store restricted', ja: '店舗を立入制限区域として宣言' },
      description: {
        en: 'From then on the key of a shared terminal there counts as something the people of the store have.',
        ja: '以後、その店舗の共用端末の鍵が、店舗に所属する人の所持要素として有効になります。',
      },
      permission: 'auth.terminals.write',
      params: byId,
      body: because,
      ifMatch: true,
      response: thePlace,
      refusals: ['not_found', 'authentication_too_old'],
    },
    async (request) => {
      requireFresh(request.caller, clock);
      return decide('restricted', request);
    },
  );

  api.operation(
    {
      operationId: 'withdrawTerminalPlace',
      tag: 'terminals',
      method: 'delete',
      path: '/terminal-places/{id}',
      summary: { en: 'Withdraw that a store is restricted', ja: '立入制限区域の宣言の取り消し' },
      permission: 'auth.terminals.write',
      params: byId,
      body: because,
      ifMatch: true,
      response: thePlace,
      refusals: ['not_found'],
    },
    async (request) => decide('withdrawn', request),
  );
}

function byName(one: { readonly name: string; readonly id: string }, other: typeof one): number {
  return one.name.localeCompare(other.name, 'ja') || (one.id < other.id ? -1 : 1);
}
