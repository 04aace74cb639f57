import type { AdapterPayload } from 'oidc-provider';
import type { Client } from '../clients/client.ts';
import { IDENTITY_SCOPES } from './scopes.ts';

/** What our clients have beside the registered metadata (RFC 7591). */
export const OWN_METADATA = ['tenant_id', 'api_scopes', 'secrets'];

/** A client as oidc-provider knows it. */
export function metadataOf(client: Client): AdapterPayload {
  const { client_id, name, api_scopes, secrets } = client;
  const [current] = secrets;
  const common = {
    client_id,
    client_name: name,
    api_scopes,
    secrets,
    // a secret must be there; what is presented is compared with the hashes
    ...(current === undefined ? {} : { client_secret: current.hash }),
    token_endpoint_auth_method: current === undefined ? ('none' as const) : ('client_secret_basic' as const),
  };
  if (client.type === 'machine')
    return {
      ...common,
      tenant_id: client.tenant_id,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    };
  const { redirect_uris, post_logout_redirect_uris, backchannel_logout_uri, id_token_algorithm } = client;
  return {
    ...common,
    scope: IDENTITY_SCOPES.join(' '),
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [...redirect_uris],
    post_logout_redirect_uris: [...post_logout_redirect_uris],
    id_token_signed_response_alg: id_token_algorithm,
    ...(backchannel_logout_uri === null ? {} : { backchannel_logout_uri, backchannel_logout_session_required: true }),
  };
}
