import type { FirstPartyClient } from '../clients/ensure-first-party-clients.ts';

/** What the account pages are to the protocol: a product like others, without a secret, since it keeps no token. */
export const ACCOUNT_CLIENT = 'kiban-account';
export const ACCOUNT_PATH = '/account';
/** Where an authorization comes back to. */
export const CALLBACK_PATH = '/account/callback';

/** @param origin where the pages are: scheme, host and port. */
export function accountClient(origin: string): FirstPartyClient {
  return {
    client_id: ACCOUNT_CLIENT,
    type: 'public',
    name: 'Kiban Account',
    secret: null,
    redirect_uris: [`${origin}${CALLBACK_PATH}`],
    id_token_algorithm: 'ES256',
  };
}
