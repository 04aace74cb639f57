import type { TenantId } from '@kiban/postgres';
import { byId, CommandRefused, changeContext, create, described, id, pageOfEvents, paging } from '@kiban/service';
import { z } from 'zod';
import { actingPerson } from '../api/acting-person.ts';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { createOnce } from '../api/create-once.ts';
import type { AuthEntry } from '../api/entry.ts';
import { pageOfItems } from '../api/page-of-items.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { shownCode } from '../codes/code-text.ts';
import { findDeviceById, type LoginDevice } from '../login-view/devices.ts';
import { findStore } from '../login-view/places.ts';
import { revoke } from '../sessions/revoke.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { reachesStore } from '../terminal-places/store-within.ts';
import { isRestricted } from '../terminal-places/terminal-place.ts';
import { isUsable } from './enrol-terminal.ts';
import { removeTerminal } from './remove-terminal.ts';
import { findTerminal, listTerminals, type Terminal } from './terminal.ts';
import { findTerminalCode, issueTerminalCode } from './terminal-code.ts';
import { newTerminalCodeSchema, terminalCodeSchema, terminalSchema } from './terminal-schema.ts';

const terminalQuery = z.strictObject({
  store_id: described(id().exactOptional(), 'Those of one store.', '設置店舗。'),
  ...paging(),
});

/** Shared terminals, over HTTP. */
export function terminalOperations(api: AuthApi, { store, clock, origin }: ApiParts): void {
  api.operation(
    {
      operationId: 'listTerminals',
      tag: 'terminals',
      method: 'get',
      path: '/terminals',
      summary: { en: 'List shared terminals', ja: '共用端末の一覧' },
      permission: 'auth.terminals.read',
      query: terminalQuery,
      response: {
        status: 200,
        schema: pageOfEvents(terminalSchema, 'TerminalPage', 'Shared terminals.', '共用端末の一覧。'),
        description: { en: 'A page of them.', ja: '共用端末の一覧。' },
      },
      refusals: ['cursor_malformed'],
    },
    async ({ access, query }) => {
      const terminals = await listTerminals(store, access.tenantId);
      const views = await Promise.all(terminals.map((terminal) => viewWithin(store, access, terminal)));
      const found = views.filter((view) => view !== undefined && isOf(view, query.store_id)) as TerminalView[];
      const list = `listTerminals ${query.store_id ?? ''}`;
      return pageOfItems(list, query, found.sort(inOrder), (view) => view.id);
    },
  );

  api.operation(
    {
      operationId: 'issueTerminalCode',
      tag: 'terminals',
      method: 'post',
      path: '/terminal-codes',
      summary: { en: 'Give out a code to enrol a shared terminal', ja: '共用端末の登録コードの発行' },
      permission: 'auth.terminals.write',
      body: newTerminalCodeSchema,
      idempotent: true,
      response: {
        status: 201,
        schema: terminalCodeSchema,
        description: { en: 'The code. Its text is shown this once.', ja: '登録コード。文字列は今回だけ表示されます。' },
      },
      refusals: ['reference_unknown', 'authentication_too_old'],
    },
    async (request) => {
      const { access, caller, body } = request;
      requireFresh(caller, clock);
      const issued_by = actingPerson(caller);
      const { device_id } = body;
      await deviceWithin(store, access, device_id);
      let code: string | null = null;
      const view = async (tenant: TenantId, code_id: string) => {
        const found = await findTerminalCode(store, tenant, { code_id, device_id });
        const expires_at = found?.expires_at == null ? null : new Date(found.expires_at * 1000).toISOString();
        return { id: code_id, device_id, code, address: `${origin}/terminal/enrol`, expires_at };
      };
      return create(request, '/terminal-codes', view, (tenant, { actor, reason, request_id }, { receipt }) =>
        createOnce({ store, clock }, tenant, receipt, async (code_id) => {
          const act = { actor, reason, request_id, at: clock() };
          code = shownCode(await issueTerminalCode(store, tenant, { code_id, device_id, issued_by }, act));
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'removeTerminal',
      tag: 'terminals',
      method: 'delete',
      path: '/terminals/{id}',
      summary: { en: 'Make a device a shared terminal no more', ja: '共用端末の登録の取り消し' },
      description: {
        en: 'Its key counts no more, and the sessions on it end. The device itself stays as it is.',
        ja: '鍵は無効になり、その端末のセッションは終了します。デバイスの登録自体は変わりません。',
      },
      permission: 'auth.terminals.write',
      params: byId,
      body: because,
      response: {
        status: 200,
        schema: terminalSchema,
        description: { en: 'What was removed.', ja: '取り消した共用端末。' },
      },
      refusals: ['not_found'],
    },
    async ({ access, caller, request_id, params, body }) => {
      const terminal = await findTerminal(store, access.tenantId, params.id);
      const view = terminal === undefined ? undefined : await viewWithin(store, access, terminal);
      if (view === undefined) throw new CommandRefused('not_found', 'There is no such terminal here.');
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const at = clock();
      await removeTerminal(store, access.tenantId, params.id, { actor, reason, request_id, at });
      const target = { tenant_id: access.tenantId, device_id: params.id };
      await revoke(store, target, { reason: 'by_administrator', actor, note: reason, request_id, at });
      return view;
    },
  );
}

type TerminalView = z.output<typeof terminalSchema>;

/** Undefined: out of the caller's reach. */
async function viewWithin(store: AuthStore, access: AuthEntry, terminal: Terminal): Promise<TerminalView | undefined> {
  const { tenantId } = access;
  const device = await findDeviceById(store, tenantId, terminal.device_id);
  if (access.reach !== 'tenant' && (device === undefined || !(await reachesStore(store, access, device.store_id))))
    return undefined;
  const place = device === undefined ? undefined : await findStore(store, tenantId, device.store_id);
  return {
    ...{ id: terminal.device_id, name: device?.name ?? null, store_id: device?.store_id ?? null },
    store_name: place?.name ?? null,
    restricted: device !== undefined && (await isRestricted(store, tenantId, device.store_id)),
    usable: device !== undefined && isUsable(device),
    key_thumbprint: terminal.key_thumbprint,
    enrolled_at: new Date(terminal.enrolled_at).toISOString(),
  };
}

/** @throws CommandRefused `reference_unknown` */
async function deviceWithin(store: AuthStore, access: AuthEntry, deviceId: string): Promise<LoginDevice> {
  const device = await findDeviceById(store, access.tenantId, deviceId);
  if (device === undefined || !isUsable(device) || !(await reachesStore(store, access, device.store_id)))
    throw new CommandRefused('reference_unknown', 'There is no such device here that could be a terminal.', {
      field: 'device_id',
    });
  return device;
}

function isOf({ store_id }: TerminalView, wanted: string | undefined): boolean {
  return wanted === undefined || store_id === wanted;
}

function inOrder(one: TerminalView, other: TerminalView): number {
  return one.id < other.id ? -1 : 1;
}
