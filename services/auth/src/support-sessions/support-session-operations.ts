import { tenantId } from '@kiban/postgres';
import { byId, CommandRefused, changeContext, create, described, paging } from '@kiban/service';
import { z } from 'zod';
import { actingPerson } from '../api/acting-person.ts';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { createOnce } from '../api/create-once.ts';
import type { AuthEntry } from '../api/entry.ts';
import { pageOfItems } from '../api/page-of-items.ts';
import { because } from '../api/reasons.ts';
import { requireFresh } from '../api/require-fresh.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { closeSupportSession } from './close-support-session.ts';
import { openSupportSession } from './open-support-session.ts';
import { findSupportSession, listSupportSessions, type SupportSession } from './support-session.ts';
import {
  newSupportSession,
  openedSupportSession,
  supportSessionPage,
  supportSessionSchema,
} from './support-session-schema.ts';

const sessionQuery = z.strictObject({
  open: described(
    z.enum(['true', 'false']).exactOptional(),
    'Those that go on, or those that are over.',
    '継続中か終了済みか。',
  ),
  ...paging(),
});

/** Support sessions over HTTP: staff open their own on a customer's leave; the customer reads what was done, and ends them. */
export function supportSessionOperations(api: AuthApi, { store, clock }: ApiParts): void {
  api.operation(
    {
      operationId: 'listSupportSessions',
      tag: 'support sessions',
      method: 'get',
      path: '/support-sessions',
      summary: { en: 'List support sessions', ja: 'サポートセッションの一覧' },
      description: {
        en: 'Staff see their own, a customer those in its tenant.',
        ja: '担当者には自分のもの、お客様には自社のものが表示されます。',
      },
      permission: 'auth.support_sessions.read',
      query: sessionQuery,
      response: {
        status: 200,
        schema: supportSessionPage,
        description: { en: 'A page of them.', ja: 'サポートセッションの一覧。' },
      },
      refusals: ['cursor_malformed'],
    },
    async ({ access, query }) => {
      const found = [
        ...(await listSupportSessions(store, { tenant_id: access.tenantId })),
        ...(access.user === null ? [] : await listSupportSessions(store, { staff_person_id: access.user.person_id })),
      ];
      const wanted = found.filter(
        (session) =>
          isOf(session, access) && (query.open === undefined || String(session.closed_at === null) === query.open),
      );
      const { items, ...page } = pageOfItems(
        `listSupportSessions ${query.open ?? ''}`,
        query,
        wanted.toSorted((one, other) => (one.id < other.id ? 1 : -1)),
        ({ id }) => id,
      );
      return { items: items.map(shown), ...page };
    },
  );

  api.operation(
    {
      operationId: 'openSupportSession',
      tag: 'support sessions',
      method: 'post',
      path: '/support-sessions',
      summary: { en: 'Look at a customer’s data as a user would', ja: 'サポートセッションの開始' },
      permission: 'auth.support_sessions.write',
      body: newSupportSession,
      idempotent: true,
      response: {
        status: 201,
        schema: openedSupportSession,
        description: { en: 'The session and its secret.', ja: 'サポートセッションとシークレット。' },
      },
      refusals: ['not_found', 'authentication_too_old'],
    },
    (request) => {
      const { access, caller, body, request_id } = request;
      requireFresh(caller, clock);
      const staff = { tenant_id: access.tenantId, user_id: actingPerson(caller), person_id: caller.sub };
      let secret: string | null = null;
      const view = async (_tenant: unknown, id: string) => ({
        ...shown(await sessionWithin(store, access, id)),
        secret,
      });
      return create(request, '/support-sessions', view, (tenant, _context, { receipt }) =>
        createOnce({ store, clock }, tenant, receipt, async (id) => {
          if ((await findSupportSession(store, id)) !== undefined) return;
          const { grant_id, user_id, minutes = 60 } = body;
          const opened = await openSupportSession(store, clock, { id, grant_id, user_id, staff, minutes, request_id });
          secret = opened.secret;
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'closeSupportSession',
      tag: 'support sessions',
      method: 'post',
      path: '/support-sessions/{id}/close',
      summary: { en: 'End a support session', ja: 'サポートセッションの終了' },
      permission: 'auth.support_sessions.write',
      params: byId,
      body: because,
      response: {
        status: 200,
        schema: supportSessionSchema,
        description: { en: 'The session, which is over.', ja: '終了したサポートセッション。' },
      },
      refusals: ['not_found', 'already_closed'],
    },
    async ({ access, caller, params, body, request_id }) => {
      const session = await sessionWithin(store, access, params.id);
      const { actor } = changeContext(caller, request_id, body.reason);
      const end = session.tenant_id === access.tenantId ? 'by_customer' : 'by_staff';
      const closed = await closeSupportSession({ store, clock }, params.id, { end, actor, request_id });
      if (closed === undefined) throw new CommandRefused('already_closed', 'The support session is over already.');
      return shown(closed);
    },
  );
}

/** The customer's, or the staff's own. Programs of the operator see none: they are nobody's staff. */
function isOf(session: SupportSession, { tenantId: tenant, user }: AuthEntry): boolean {
  const own = user !== null && session.staff.person_id === user.person_id && session.staff.tenant_id === tenant;
  return session.tenant_id === tenant || own;
}

/** @throws CommandRefused `not_found` */
async function sessionWithin(store: AuthStore, access: AuthEntry, id: string): Promise<SupportSession> {
  const session = await findSupportSession(store, id);
  if (session === undefined || !isOf(session, access))
    throw new CommandRefused('not_found', 'There is no such support session here.');
  return session;
}

function shown(session: SupportSession): z.output<typeof supportSessionSchema> {
  const { id, tenant_id, grant_id, ticket, reason, staff, user_id, scopes, opened_at, ends_at, closed_at, end, uses } =
    session;
  const time = (at: number): string => new Date(at).toISOString();
  return {
    ...{ id, tenant_id: tenantId(tenant_id), grant_id, ticket, reason, staff_user_id: staff.user_id, user_id, end },
    ...{ scopes: [...scopes], opened_at: time(opened_at), ends_at: time(ends_at) },
    closed_at: closed_at === null ? null : time(closed_at),
    uses: uses.map((use) => ({ ...use, at: time(use.at) })),
    use_count: uses.length,
  };
}
