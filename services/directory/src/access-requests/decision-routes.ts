import type { Database, TenantId } from '@kiban/postgres';
import { byId, CommandRefused, change, type Entry, ending, found, requireWithin } from '@kiban/service';
import type { DirectoryApi } from '../api/directory-api.ts';
import { requireUser } from '../api/require-user.ts';
import { accessRequestSchema, approval, rejection } from './access-request-schema.ts';
import { approveAccess } from './approve-access.ts';
import type { Decider } from './approver.ts';
import type { AccessRequestView } from './read-access-requests.ts';
import { rejectAccess } from './reject-access.ts';
import { withdrawAccess } from './withdraw-access.ts';

/** What comes of a request, over HTTP. `now` shows it as it is. */
export function decisionRoutes(
  api: DirectoryApi,
  database: Database,
  now: (tenantId: TenantId, id: string) => Promise<AccessRequestView | null>,
): void {
  const common = {
    tag: 'access',
    method: 'post',
    params: byId,
    ifMatch: true,
    response: {
      status: 200,
      schema: accessRequestSchema,
      description: { en: 'The request.', ja: '申請。' },
      etag: true,
    },
  } as const;

  /** Whoever decides must reach the place, which a request never changes. */
  async function deciderOf(access: Entry, id: string): Promise<Decider> {
    const { id: user_id } = requireUser(access);
    requireWithin(access.reach, found(await now(access.tenantId, id)));
    return { user_id, roles: access.roles };
  }

  api.operation(
    {
      ...common,
      operationId: 'approveAccess',
      path: '/access-requests/{id}/approve',
      summary: { en: 'Approve a request: the role is given', ja: '申請の承認（役割を付与）' },
      permission: 'directory.access_requests.decide',
      body: approval,
      refusals: [
        'not_found',
        'already_decided',
        'decided_by_requester',
        'role_beyond_own',
        'key_taken',
        'reference_closed',
        'reference_unknown',
        'role_not_for_place',
        'period_reversed',
      ],
    },
    async (request) => {
      const decider = await deciderOf(request.access, request.params.id);
      return change(request, now, (tenantId, context, target) =>
        approveAccess(database, tenantId, context, { ...target, decider, note: request.body.reason ?? null }),
      );
    },
  );

  api.operation(
    {
      ...common,
      operationId: 'rejectAccess',
      path: '/access-requests/{id}/reject',
      summary: { en: 'Reject a request', ja: '申請の却下' },
      permission: 'directory.access_requests.decide',
      body: rejection,
      refusals: ['not_found', 'already_decided', 'decided_by_requester'],
    },
    async (request) => {
      const decider = await deciderOf(request.access, request.params.id);
      return change(request, now, (tenantId, context, target) =>
        rejectAccess(database, tenantId, context, { ...target, decider, note: request.body.reason }),
      );
    },
  );

  api.operation(
    {
      ...common,
      operationId: 'withdrawAccess',
      path: '/access-requests/{id}/withdraw',
      summary: { en: 'Take a request of one’s own back', ja: '自分の申請の取り下げ' },
      permission: 'directory.access_requests.write',
      body: ending,
      refusals: ['not_found', 'already_decided'],
    },
    async (request) => {
      const { access, params } = request;
      const by = requireUser(access).id;
      requireConcerned(await now(access.tenantId, params.id), by);
      return change(request, now, (tenantId, context, target) =>
        withdrawAccess(database, tenantId, context, { ...target, by }),
      );
    },
  );
}

/** A stranger to a request does not learn of it, whatever version they name. */
function requireConcerned(request: AccessRequestView | null, userId: string): void {
  const { requester_id, user_id } = found(request);
  if (requester_id !== userId && user_id !== userId)
    throw new CommandRefused('not_found', 'There is no such request of yours.');
}
