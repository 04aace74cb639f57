import { byId, CommandRefused, changeContext, create, described, pageOfEvents, paging } from '@kiban/service';
import { z } from 'zod';
import { actingPerson } from '../../api/acting-person.ts';
import type { ApiParts } from '../../api/api-parts.ts';
import type { AuthApi } from '../../api/auth-api.ts';
import { createOnce } from '../../api/create-once.ts';
import { pageOfItems } from '../../api/page-of-items.ts';
import { because } from '../../api/reasons.ts';
import { requireFresh } from '../../api/require-fresh.ts';
import { findUser } from '../../login-view/login-view.ts';
import { theConnection } from '../connection.ts';
import { identitySchema, newIdentitySchema } from '../connection-schema.ts';
import { findIdentity, IDENTITY, type Identity, identitiesAt, identityId, unlinkIdentity } from './identity.ts';
import { linkOnly, newIdentity, subjectAt } from './user-of.ts';

const theIdentity = byId.extend({
  identity_id: described(
    z
      .string()
      .length(64)
      .regex(/^[0-9a-f]{64}$/),
    'Of the link.',
    '結び付けの ID。',
  ),
});

/** Who of an identity provider is whom here, over HTTP. */
export function identityOperations(api: AuthApi, { store, clock }: ApiParts): void {
  api.operation(
    {
      operationId: 'listFederatedIdentities',
      tag: 'connections',
      method: 'get',
      path: '/connections/{id}/identities',
      summary: { en: 'List who of a provider is whom', ja: '結び付けの一覧' },
      permission: 'auth.connections.read',
      params: byId,
      query: z.strictObject(paging()),
      response: {
        status: 200,
        schema: pageOfEvents(identitySchema, 'FederatedIdentityPage', 'Links.', '結び付けの一覧。'),
        description: { en: 'A page of them.', ja: '結び付けの一覧。' },
      },
      refusals: ['not_found', 'cursor_malformed'],
    },
    async ({ access, params, query }) => {
      await theConnection(store, access.tenantId, params.id);
      const found = await identitiesAt(store, access.tenantId, params.id, { limit: 10_000 });
      const views = found.map(({ data }) => viewOf(data)).sort((one, other) => (one.id < other.id ? -1 : 1));
      return pageOfItems(`listFederatedIdentities ${params.id}`, query, views, ({ id }) => id);
    },
  );

  api.operation(
    {
      operationId: 'linkFederatedIdentity',
      tag: 'connections',
      method: 'post',
      path: '/connections/{id}/identities',
      summary: { en: 'Say who of a provider is whom', ja: '結び付けの登録' },
      permission: 'auth.connections.write',
      params: byId,
      body: newIdentitySchema,
      idempotent: true,
      response: { status: 201, schema: identitySchema, description: { en: 'The link.', ja: '結び付け。' } },
      refusals: [
        ...(['not_found', 'reference_unknown', 'identity_taken', 'connection_incomplete'] as const),
        ...(['authentication_too_old', 'permission_missing'] as const),
      ],
    },
    async (request) => {
      const { access, caller, params, body } = request;
      actingPerson(caller);
      requireFresh(caller, clock);
      const subject = subjectAt(await theConnection(store, access.tenantId, params.id), body.subject);
      const user = await findUser(store, access.tenantId, body.user_id);
      if (user === undefined || user.status === 'erased')
        throw new CommandRefused('reference_unknown', 'There is no such user here.', { field: 'user_id' });
      const view = async () => {
        const found = await findIdentity(store, access.tenantId, subject);
        return found === undefined ? null : viewOf(found);
      };
      const path = `/connections/${params.id}/identities`;
      return create(request, path, view, (tenant, { actor, reason, request_id }, { receipt }) =>
        createOnce({ store, clock }, tenant, receipt, async () => {
          const at = clock();
          const identity = newIdentity(subject, user, 'administrator', at);
          if (!(await linkOnly(store, identity, { actor, reason, request_id, at })))
            throw new CommandRefused('identity_taken', 'The subject is somebody’s, or the user is known as another.');
        }),
      );
    },
  );

  api.operation(
    {
      operationId: 'unlinkFederatedIdentity',
      tag: 'connections',
      method: 'delete',
      path: '/connections/{id}/identities/{identity_id}',
      summary: { en: 'End a link', ja: '結び付けの解除' },
      permission: 'auth.connections.write',
      params: theIdentity,
      body: because,
      response: {
        status: 200,
        schema: identitySchema,
        description: { en: 'What was ended.', ja: '解除した結び付け。' },
      },
      refusals: ['not_found'],
    },
    async ({ access, caller, params, body, request_id }) => {
      const { tenantId } = access;
      const found = (await store.get(tenantId, IDENTITY, params.identity_id))?.data;
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const act = { actor, reason, request_id, at: clock() };
      const ended =
        found?.connection_id === params.id && (await unlinkIdentity(store, tenantId, params.identity_id, act));
      if (found === undefined || !ended) throw new CommandRefused('not_found', 'There is no such link here.');
      return viewOf(found);
    },
  );
}

function viewOf(identity: Identity): z.output<typeof identitySchema> {
  const { issuer, subject, user_id, linked_by, linked_at } = identity;
  const id = identityId(identity);
  return { id, issuer, subject, user_id, linked_by, linked_at: new Date(linked_at).toISOString() };
}
