import type { z } from 'zod';
import type { Client } from './client.ts';
import type { clientSchema } from './client-schema.ts';

export type ClientView = z.output<typeof clientSchema>;

/** A client as it is shown: without secrets, not even their hashes. `now`: seconds since 1970. */
export function clientView(client: Client, now: number): ClientView {
  const { registration_id, changes, secrets, registered_at, keys, ...rest } = client;
  const interactive = client.type === 'machine' ? nothingInteractive : undefined;
  return {
    ...{ tenant_id: null, ...interactive, ...rest },
    ...{ id: registration_id, keys: keys as ClientView['keys'], version: changes },
    api_scopes: [...client.api_scopes],
    resources: [...client.resources],
    redirect_uris: client.type === 'machine' ? [] : [...client.redirect_uris],
    post_logout_redirect_uris: client.type === 'machine' ? [] : [...client.post_logout_redirect_uris],
    secrets: secrets.filter(({ expires_at }) => expires_at === null || now < expires_at).length,
    registered_at: new Date(registered_at * 1000).toISOString(),
  } as ClientView;
}

const nothingInteractive = {
  backchannel_logout_uri: null,
  id_token_algorithm: null,
  device_flow: false,
  product: null,
} as const;
