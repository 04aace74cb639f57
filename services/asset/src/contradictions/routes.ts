import { Problem } from '@kiban/http';
import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  byId,
  change,
  described,
  type Entry,
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
import type { Choice } from './chosen-value.ts';
import {
  contradictionDecision,
  contradictionSchema,
  contradictionStatus,
  contradictoryField,
} from './contradiction-schema.ts';
import { contradictionCountRoute } from './count-route.ts';
import { decideContradiction } from './decide-contradiction.ts';
import { listContradictions, readContradiction } from './read-contradictions.ts';

const contradictionQuery = z.strictObject({
  status: repeatable(contradictionStatus, 'In which state; several may be given.', '状態。複数指定できます。'),
  field: repeatable(contradictoryField, 'In which field; several may be given.', '項目。複数指定できます。'),
  subject_id: described(id().exactOptional(), 'About this device or certificate.', 'この端末・証明書に関するもの。'),
  store_id: described(id().exactOptional(), 'Concerning this store.', 'この店舗に関するもの。'),
  sort: described(
    z.enum(['valid_from', '-valid_from']).exactOptional(),
    'Order, unless given the latest change first.',
    '並び順。省略時は最後の変更が新しい順。',
  ),
  ...paging(),
  asOf,
});
const contradictionPage = pageOf(contradictionSchema, 'ContradictionPage', 'Contradictions.', '食い違いの一覧。');
const theContradiction = {
  status: 200,
  schema: contradictionSchema,
  description: { en: 'The contradiction.', ja: '食い違い。' },
  etag: true,
} as const;

/** Contradictions of sources over HTTP. */
export function contradictionRoutes(api: AssetApi, database: Database): void {
  const shown = ({ tenantId }: Entry, id: string, at: string | null) => readContradiction(database, tenantId, id, at);

  api.operation(
    {
      operationId: 'listContradictions',
      tag: 'contradictions',
      method: 'get',
      path: '/contradictions',
      summary: { en: 'List contradictions of sources', ja: '取り込み元の食い違いの一覧' },
      permission: 'asset.contradictions.read',
      query: contradictionQuery,
      response: {
        status: 200,
        schema: contradictionPage,
        description: { en: 'A page of them.', ja: '食い違いの一覧。' },
      },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor(
        { database, access },
        { name: 'listContradictions', schema: contradictionQuery },
        query,
        (filters, page) =>
          listContradictions(database, access.tenantId, { ...filters, sort: filters.sort ?? '-valid_from', ...page }),
      ),
  );

  contradictionCountRoute(api, database);

  api.operation(
    {
      operationId: 'getContradiction',
      tag: 'contradictions',
      method: 'get',
      path: '/contradictions/{id}',
      summary: { en: 'Show a contradiction', ja: '食い違いの取得' },
      permission: 'asset.contradictions.read',
      params: byId,
      query: atMoment,
      response: theContradiction,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) =>
      found(await shown(access, params.id, await momentOf({ database, access }, query.asOf))),
  );

  api.operation(
    {
      operationId: 'decideContradiction',
      tag: 'contradictions',
      method: 'post',
      path: '/contradictions/{id}/decide',
      summary: { en: 'Decide which value it is', ja: '食い違いの解決' },
      permission: 'asset.contradictions.write',
      params: byId,
      body: contradictionDecision,
      ifMatch: true,
      response: theContradiction,
      refusals: [
        'not_found',
        'already_closed',
        'reference_unknown',
        'reference_closed',
        'certificate_revoked',
        'key_taken',
      ],
    },
    (request) => {
      const { access, body } = request;
      const view = (tenantId: TenantId, id: string) => readContradiction(database, tenantId, id, null);
      return change(request, view, (tenantId, context, target) =>
        decideContradiction(database, tenantId, context, {
          ...target,
          choice: choiceOf(body),
          decided_by: decider(access),
        }),
      );
    },
  );

  historyOperation(api, database, {
    ...{ kind: 'contradiction', operationId: 'contradictionHistory', tag: 'contradictions', shown },
    path: '/contradictions/{id}/history',
    summary: { en: 'What happened to a contradiction', ja: '食い違いの履歴' },
    permission: 'asset.contradictions.read',
  });
}

function choiceOf({ source, line, value }: z.output<typeof contradictionDecision>): Choice {
  return source === undefined ? { value: value ?? '' } : { source, line };
}

/** What machines could decide is decided already. @throws Problem 403 `permission_missing` */
function decider({ user }: Entry): string {
  if (user !== null) return user.id;
  const detail = { en: 'A person decides this, no machine.', ja: '食い違いを解決できるのは利用者だけです。' };
  throw new Problem(403, 'permission_missing', detail);
}
