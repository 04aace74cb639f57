import type { AccessToken, Client, ClientCredentials, RefreshToken } from 'oidc-provider';

/**
 * Whose business a token is (RFC 7662 §2.1, §4): the client's that it was issued to, the API's that it is for, and of whoever
 * has the scope for asking, a program in its own tenant only. Refresh tokens concern nobody but their client.
 */
export function mayIntrospect(client: Client, token: AccessToken | ClientCredentials | RefreshToken): boolean {
  if (client.clientAuthMethod === 'none') return false;
  if (token.clientId === client.clientId) return true;
  if (token.kind === 'RefreshToken') return false;
  const { aud, extra } = token as AccessToken;
  if (client.audience !== undefined && aud === client.audience) return true;
  const asks = (client.api_scopes as readonly string[]).includes('auth:introspection');
  return asks && (client.tenant_id === undefined || client.tenant_id === extra?.tenant_id);
}
