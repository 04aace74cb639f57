import type { AdapterPayload, ClientMetadata } from 'oidc-provider';
import type { Client, InteractiveClient } from '../clients/client.ts';
import { IDENTITY_SCOPES } from './scopes.ts';
import { TOKEN_EXCHANGE } from './token-exchange/grant-type.ts';

/** What our clients have beside the registered metadata (RFC 7591). */
export const OWN_METADATA = ['tenant_id', 'api_scopes', 'secrets', 'profile', 'audience', 'resources'];

const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** A client as oidc-provider knows it. */
export function metadataOf(client: Client): AdapterPayload {
  const { client_id, name, api_scopes, secrets, authentication, keys, token_binding, profile } = client;
  const { audience, resources, token_exchange } = client;
  const [current] = secrets;
  const common = {
    ...{ client_id, client_name: name, api_scopes, secrets, profile, audience: audience ?? undefined, resources },
    // a secret must be there; what is presented is compared with the hashes
    ...(current === undefined ? {} : { client_secret: current.hash }),
    token_endpoint_auth_method: authentication,
    ...keys,
    dpop_bound_access_tokens: token_binding === 'dpop',
    tls_client_certificate_bound_access_tokens: token_binding === 'certificate',
  };
  const exchange = token_exchange ? [TOKEN_EXCHANGE] : [];
  if (client.type === 'machine')
    return {
      ...common,
      tenant_id: client.tenant_id,
      grant_types: ['client_credentials', ...exchange],
      response_types: [],
      redirect_uris: [],
    };
  return { ...common, ...interactiveMetadata(client, exchange) };
}

function interactiveMetadata(client: InteractiveClient, exchange: readonly string[]): Partial<ClientMetadata> {
  const { redirect_uris, post_logout_redirect_uris, backchannel_logout_uri, id_token_algorithm, device_flow } = client;
  const byCode = redirect_uris.length > 0;
  return {
    scope: IDENTITY_SCOPES.join(' '),
    grant_types: [
      ...(byCode ? ['authorization_code'] : []),
      ...['refresh_token', ...(device_flow ? [DEVICE_CODE_GRANT] : []), ...exchange],
    ],
    response_types: byCode ? ['code'] : [],
    redirect_uris: [...redirect_uris],
    post_logout_redirect_uris: [...post_logout_redirect_uris],
    id_token_signed_response_alg: id_token_algorithm,
    // FAPI 2.0 Security Profile §5.3.2.2: no authorization request but a pushed one
    require_pushed_authorization_requests: client.profile === 'fapi2',
    ...(backchannel_logout_uri === null ? {} : { backchannel_logout_uri, backchannel_logout_session_required: true }),
  };
}
