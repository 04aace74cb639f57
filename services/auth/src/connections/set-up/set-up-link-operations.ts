import { byId, CommandRefused, changeContext } from '@kiban/service';
import type { ApiParts } from '../../api/api-parts.ts';
import type { AuthApi } from '../../api/auth-api.ts';
import { because } from '../../api/reasons.ts';
import { requireFresh } from '../../api/require-fresh.ts';
import { type Connection, theConnection } from '../connection.ts';
import { connectionSchema, openedAddressSchema } from '../connection-schema.ts';
import { connectionView } from '../connection-view.ts';
import { newSetUpLink, revokeSetUpLinks } from './set-up-link.ts';

const shared = {
  tag: 'connections',
  path: '/connections/{id}/set-up-links',
  permission: 'auth.connections.write',
  params: byId,
} as const;

/** Links for the customer's IT department, over HTTP. */
export function setUpLinkOperations(api: AuthApi, parts: ApiParts): void {
  const { store, clock, origin } = parts;

  api.operation(
    {
      ...shared,
      operationId: 'makeSetUpLink',
      method: 'post',
      summary: { en: 'Make a link to set up a connection', ja: '設定用リンクの発行' },
      description: {
        en: 'Whoever opens it, once, edits this draft in that browser for seven days, and nothing else. A link made before opens nothing any more. It is shown this once.',
        ja: 'リンクは一度だけ開け、開いた人はそのブラウザで 7 日間、この下書きだけを編集できます。以前のリンクは無効になります。今回だけ表示されます。',
      },
      body: because,
      response: { status: 200, schema: openedAddressSchema, description: { en: 'The link.', ja: 'リンク。' } },
      refusals: ['not_found', 'still_open', 'authentication_too_old'],
    },
    async ({ access, caller, params, body, request_id }) => {
      requireFresh(caller, clock);
      const connection = await theConnection(store, access.tenantId, params.id);
      if (!isEditable(connection)) throw new CommandRefused('still_open', 'The connection is no draft any more.');
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const { path, expires_at } = await newSetUpLink(store, connection, { actor, reason, request_id, at: clock() });
      return { address: `${origin}${path}`, expires_at: new Date(expires_at * 1000).toISOString() };
    },
  );

  api.operation(
    {
      ...shared,
      operationId: 'revokeSetUpLinks',
      method: 'delete',
      summary: { en: 'Revoke links to set up a connection', ja: '設定用リンクの取り消し' },
      body: because,
      response: { status: 200, schema: connectionSchema, description: { en: 'The connection.', ja: '接続。' } },
      refusals: ['not_found'],
    },
    async ({ access, caller, params, body, request_id }) => {
      const connection = await theConnection(store, access.tenantId, params.id);
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const revoked = await revokeSetUpLinks(store, connection, { actor, reason, request_id, at: clock() });
      if (revoked === 0) throw new CommandRefused('not_found', 'There is no link for this connection.');
      return connectionView(parts, connection);
    },
  );
}

/** A link edits what nobody signs in by yet. */
export function isEditable({ status }: Pick<Connection, 'status'>): boolean {
  return status === 'draft' || status === 'tested';
}
