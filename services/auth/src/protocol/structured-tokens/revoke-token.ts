import { type TenantId, tenantId } from '@kiban/postgres';
import { writeRevocation } from '../../sessions/revocation.ts';
import { GRANT, GRANTED } from '../../sessions/session-kinds.ts';
import { type AuthStore, PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { OwnToken } from './own-token.ts';

/**
 * Ends access by a token, at its client's wish (RFC 7009 §2.1): of a person's the whole grant with its refresh tokens, and every
 * access token that came of it; of a program's, or one that somebody else acts by, the token alone.
 */
export async function revokeToken(store: AuthStore, token: OwnToken, at: number): Promise<void> {
  const tenant: TenantId = tenantId(token.tenant_id);
  const { sub, sid, client_id, jti, act } = token;
  if (sid === undefined || act !== undefined) return writeRevocation(store, { tenant_id: tenant, token_id: jti }, at);
  await writeRevocation(store, { tenant_id: tenant, session_id: sid, client_id }, at);
  for (const { id, data } of await store.query(PLATFORM_WIDE, GRANT, 'person', sub))
    if (data.session_id === sid && data.clientId === client_id)
      await store.removeAll(PLATFORM_WIDE, GRANTED, 'grant', id);
}
