import type { TenantId } from '@kiban/postgres';
import { type ChangeRequest, change, pageOfEvents, paging } from '@kiban/service';
import { z } from 'zod';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import type { AuthEntry } from '../api/entry.ts';
import { pageOfItems } from '../api/page-of-items.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { theUser, userWithin } from '../api/user-within.ts';
import { changePolicy, type NewPolicy } from './change-policy.ts';
import { effectivePolicy, policyAt } from './effective-policy.ts';
import type { PartialPolicy, PolicyPlace } from './policy.ts';
import { policyEffect } from './policy-effect.ts';
import { effectQuery, effectSchema, policyIn } from './policy-effect-schema.ts';
import { requirePlace } from './policy-place.ts';
import { policyPlaces } from './policy-places.ts';
import {
  effectivePolicySchema,
  effectiveView,
  newPolicy,
  policyPlace,
  policyPlaceSchema,
  policySchema,
  policyView,
} from './policy-schema.ts';
import { readPolicies } from './tenant-policies.ts';

const thePolicy = {
  status: 200,
  schema: policySchema,
  description: { en: 'What is said.', ja: 'ログイン方針。' },
  etag: true,
} as const;

/** How people sign in, over HTTP. */
export function policyOperations(api: AuthApi, { store, clock }: ApiParts): void {
  const shown = async (tenant: TenantId, place: string) => {
    await requirePlace(store, tenant, place);
    const [kept, effective] = await Promise.all([
      readPolicies(store, tenant),
      policyAt(store, tenant, place as PolicyPlace),
    ]);
    return policyView(place, kept.get(place), effective);
  };
  const say = (request: ChangeRequest<AuthEntry>, said: NewPolicy) => {
    requireFresh(request.caller, clock);
    return change(request, shown, (tenant, context, target) =>
      changePolicy({ store, clock }, tenant, context, { ...target, ...said }),
    );
  };

  api.operation(
    {
      operationId: 'listPolicyPlaces',
      tag: 'policies',
      method: 'get',
      path: '/policies',
      summary: { en: 'List what a policy can be said for', ja: 'ログイン方針の対象の一覧' },
      permission: 'auth.policies.read',
      query: z.strictObject(paging()),
      response: {
        status: 200,
        schema: pageOfEvents(policyPlaceSchema, 'SignInPolicyPlacePage', 'Places of policies.', '方針の対象。'),
        description: {
          en: 'The tenant, every product, and the units for which something is said.',
          ja: 'テナント、すべての製品、方針が定められた組織。',
        },
      },
      refusals: ['cursor_malformed'],
    },
    async ({ access, query }) =>
      pageOfItems('listPolicyPlaces', query, await policyPlaces(store, access.tenantId), ({ id }) => id),
  );

  api.operation(
    {
      operationId: 'getPolicy',
      tag: 'policies',
      method: 'get',
      path: '/policies/{id}',
      summary: { en: 'Show what is said about signing in', ja: 'ログイン方針の取得' },
      permission: 'auth.policies.read',
      params: policyPlace,
      response: thePolicy,
      refusals: ['not_found'],
    },
    ({ access, params }) => shown(access.tenantId, params.id),
  );

  api.operation(
    {
      operationId: 'changePolicy',
      tag: 'policies',
      method: 'put',
      path: '/policies/{id}',
      summary: { en: 'Say how people sign in', ja: 'ログイン方針の変更' },
      description: {
        en: 'Two types of factors are asked of everybody whatever is said. A unit and a client can only be stricter than the tenant.',
        ja: '多要素認証は常に必須です。組織とクライアントはテナントより厳しくすることだけができます。',
      },
      permission: 'auth.policies.write',
      params: policyPlace,
      body: newPolicy,
      ifMatch: true,
      response: thePolicy,
      refusals: ['not_found', 'authentication_too_old', 'policy_looser', 'policy_shuts_out', 'reference_unknown'],
    },
    async (request) => say(request, { policy: request.body.policy as PartialPolicy, status: 'active' }),
  );

  api.operation(
    {
      operationId: 'withdrawPolicy',
      tag: 'policies',
      method: 'delete',
      path: '/policies/{id}',
      summary: { en: 'Withdraw what is said about signing in', ja: 'ログイン方針の取り消し' },
      permission: 'auth.policies.write',
      params: policyPlace,
      body: because,
      ifMatch: true,
      response: thePolicy,
      refusals: ['not_found', 'authentication_too_old', 'policy_shuts_out'],
    },
    async (request) => say(request, { policy: {}, status: 'withdrawn' }),
  );

  api.operation(
    {
      operationId: 'getPolicyEffect',
      tag: 'policies',
      method: 'get',
      path: '/policies/{id}/effect',
      summary: { en: 'Whom a policy would concern', ja: 'ログイン方針の影響の確認' },
      permission: 'auth.policies.read',
      params: policyPlace,
      query: effectQuery,
      response: { status: 200, schema: effectSchema, description: { en: 'Whom.', ja: '影響を受ける利用者。' } },
      refusals: ['not_found'],
    },
    async ({ access, params, query }) => {
      await requirePlace(store, access.tenantId, params.id);
      const proposed = query.policy === undefined ? undefined : policyIn(query.policy);
      const effect = await policyEffect({ store, clock }, access.tenantId, params.id as PolicyPlace, proposed);
      return { ...effect, affected: [...effect.affected], relieved: [...effect.relieved], looser: [...effect.looser] };
    },
  );

  api.operation(
    {
      operationId: 'getPolicyOfUser',
      tag: 'policies',
      method: 'get',
      path: '/people/{user_id}/policy',
      summary: { en: 'How one user signs in', ja: '利用者に適用されるログイン方針の取得' },
      permission: 'auth.policies.read',
      params: theUser,
      response: {
        status: 200,
        schema: effectivePolicySchema,
        description: { en: 'The policy, and where each part was said.', ja: '方針と各項目の出どころ。' },
      },
      refusals: ['not_found'],
    },
    async ({ access, params }) => {
      const { user_id } = await userWithin(store, access, params.user_id);
      return effectiveView(await effectivePolicy(store, { tenant: access.tenantId, user_id }));
    },
  );
}
