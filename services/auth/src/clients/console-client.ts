import { TENANT_SCOPES } from '../protocol/scopes.ts';
import type { FirstPartyClient } from './ensure-first-party-clients.ts';

/** The platform's console, whose backend holds the tokens. */
export function consoleClient(origin: string, secret: string): FirstPartyClient {
  return {
    client_id: 'console',
    type: 'confidential',
    name: 'Kiban',
    secret,
    redirect_uris: [`${origin}/session/callback`],
    post_logout_redirect_uris: [`${origin}/`],
    backchannel_logout_uri: `${origin}/session/back-channel-logout`,
    api_scopes: TENANT_SCOPES,
    id_token_algorithm: 'ES256',
  };
}
