import type { TenantId } from '@kiban/postgres';
import { byId, type ChangeRequest, CommandRefused, change, create, ending, pageOfEvents, paging } from '@kiban/service';
import { z } from 'zod';
import { actingPerson } from '../api/acting-person.ts';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { createOnce } from '../api/create-once.ts';
import type { AuthEntry } from '../api/entry.ts';
import { pageOfItems } from '../api/page-of-items.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { changedTo } from '../api/require-version.ts';
import {
  closeEmergency,
  confirmEmergency,
  declareEmergency,
  type PersonsAct,
  reviewEmergency,
} from './act-on-emergency.ts';
import { readBook } from './change-book.ts';
import { settled } from './decide.ts';
import type { Emergency } from './emergency.ts';
import {
  confirmationSchema,
  emergencySchema,
  emergencyView,
  newEmergencySchema,
  reviewSchema,
} from './emergency-schema.ts';

const emergencyQuery = z.strictObject(paging());
const theEmergency = {
  status: 200,
  schema: emergencySchema,
  description: { en: 'The emergency, as it is now.', ja: '現在の緊急事態。' },
  etag: true,
} as const;

/** Emergencies, over HTTP. Nothing here needs the directory's database. */
export function emergencyOperations(api: AuthApi, parts: ApiParts): void {
  const { store, clock } = parts;
  const emergencies = async (tenant: TenantId): Promise<readonly Emergency[]> =>
    settled(await readBook(store, tenant), clock()).emergencies;
  const find = async (tenant: TenantId, id: string): Promise<Emergency> => {
    const found = (await emergencies(tenant)).find(({ emergency_id }) => emergency_id === id);
    if (found === undefined) throw new CommandRefused('not_found', 'There is no such emergency here.');
    return found;
  };
  const view = async (tenant: TenantId, id: string) => emergencyView(await find(tenant, id));
  const act = (
    request: ChangeRequest<AuthEntry>,
    run: (tenant: TenantId, id: string, act: PersonsAct) => Promise<void>,
  ) => {
    const person = actingPerson(request.caller);
    return change(request, view, async (tenant, { request_id }, target) => {
      await find(tenant, target.id);
      const seen = target.expected_version;
      await run(tenant, target.id, { actor: { kind: 'person', id: person }, request_id, at: clock(), seen });
      return changedTo(target.id, (await find(tenant, target.id)).changes);
    });
  };

  api.operation(
    {
      operationId: 'listEmergencies',
      tag: 'emergencies',
      method: 'get',
      path: '/emergencies',
      summary: { en: 'List emergencies', ja: '緊急事態の一覧' },
      permission: 'auth.emergencies.read',
      query: emergencyQuery,
      response: {
        status: 200,
        schema: pageOfEvents(emergencySchema, 'EmergencyPage', 'Emergencies.', '緊急事態の一覧。'),
        description: { en: 'A page of them, the newest first.', ja: '新しい順の一覧。' },
      },
      refusals: ['cursor_malformed'],
    },
    async ({ access, query }) => {
      const found = await emergencies(access.tenantId);
      const page = pageOfItems('listEmergencies', query, found, ({ emergency_id }) => emergency_id);
      return { ...page, items: page.items.map(emergencyView) };
    },
  );

  api.operation(
    {
      operationId: 'getEmergency',
      tag: 'emergencies',
      method: 'get',
      path: '/emergencies/{id}',
      summary: { en: 'Show an emergency', ja: '緊急事態の取得' },
      permission: 'auth.emergencies.read',
      params: byId,
      response: theEmergency,
      refusals: ['not_found'],
    },
    ({ access, params }) => view(access.tenantId, params.id),
  );

  api.operation(
    {
      operationId: 'declareEmergency',
      tag: 'emergencies',
      method: 'post',
      path: '/emergencies',
      summary: { en: 'Declare an emergency', ja: '緊急事態の宣言' },
      description: {
        en: 'Counts once somebody else has confirmed it, within an hour. Whoever is to be told is told at once.',
        ja: '1 時間以内に別の人が承認すると有効になります。通知先には直ちに知らせます。',
      },
      permission: 'auth.emergencies.declare',
      body: newEmergencySchema,
      idempotent: true,
      response: { ...theEmergency, status: 201 },
      refusals: ['already_decided', 'authentication_too_old'],
    },
    async (request) => {
      const { caller, body } = request;
      requireFresh(caller, clock);
      const person = actingPerson(caller);
      return create(request, '/emergencies', view, (tenant, { request_id }, { receipt }) =>
        createOnce({ store, clock }, tenant, receipt, (emergency_id) => {
          const given = { emergency_id, reason: body.reason };
          return declareEmergency(parts, tenant, given, {
            actor: { kind: 'person', id: person },
            request_id,
            at: clock(),
          });
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'confirmEmergency',
      tag: 'emergencies',
      method: 'post',
      path: '/emergencies/{id}/confirm',
      summary: { en: 'Confirm an emergency', ja: '緊急事態の承認' },
      description: {
        en: 'By somebody else than who declared it. From then on the printed codes count, for 72 hours at most.',
        ja: '宣言した人とは別の人が承認します。以後、最長 72 時間、印刷した非常用コードが有効になります。',
      },
      permission: 'auth.emergencies.write',
      params: byId,
      body: confirmationSchema,
      ifMatch: true,
      response: theEmergency,
      refusals: ['not_found', 'already_decided', 'decided_by_requester', 'reference_unknown', 'authentication_too_old'],
    },
    async (request) => {
      requireFresh(request.caller, clock);
      const { hours } = request.body;
      return act(request, (tenant, emergency_id, by) => confirmEmergency(parts, tenant, { emergency_id, hours }, by));
    },
  );

  api.operation(
    {
      operationId: 'closeEmergency',
      tag: 'emergencies',
      method: 'post',
      path: '/emergencies/{id}/close',
      summary: { en: 'Close an emergency', ja: '緊急事態の終了' },
      description: {
        en: 'Its codes count no more, and every session that began with one ends.',
        ja: '非常用コードは無効になり、それで始まったセッションはすべて終了します。',
      },
      permission: 'auth.emergencies.write',
      params: byId,
      body: ending,
      ifMatch: true,
      response: theEmergency,
      refusals: ['not_found', 'already_closed'],
    },
    async (request) => act(request, (tenant, emergency_id, by) => closeEmergency(parts, tenant, emergency_id, by)),
  );

  api.operation(
    {
      operationId: 'reviewEmergency',
      tag: 'emergencies',
      method: 'post',
      path: '/emergencies/{id}/review',
      summary: { en: 'Review a closed emergency', ja: '緊急事態の事後確認' },
      permission: 'auth.emergencies.write',
      params: byId,
      body: reviewSchema,
      ifMatch: true,
      response: theEmergency,
      refusals: ['not_found', 'still_open', 'already_decided', 'decided_by_requester'],
    },
    async (request) => {
      const review = request.body.reason;
      return act(request, (tenant, emergency_id, by) => reviewEmergency(store, tenant, { emergency_id, review }, by));
    },
  );
}
