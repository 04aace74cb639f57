import type { Client } from './client.ts';
import { ClientRefused } from './client-refused.ts';

/**
 * Refuses what contradicts itself, and a client of the FAPI 2.0 profile that would not keep it: confidential, authenticated
 * by a key (Security Profile §5.3.2.1), tokens bound to a key or certificate (§5.3.2.1), nothing signed RS256 (§5.4.1).
 *
 * @throws ClientRefused binding_unfit, profile_unfit
 */
export function requireProfile(client: Client): void {
  const { authentication, token_binding, profile } = client;
  if (token_binding === 'certificate' && authentication === 'none')
    throw new ClientRefused('binding_unfit', 'A public client has no certificate to bind tokens to.', 'token_binding');
  if (profile === 'standard') return;
  const unfit = (field: string, message: string) => new ClientRefused('profile_unfit', `FAPI 2.0: ${message}`, field);
  if (authentication !== 'private_key_jwt' && authentication !== 'self_signed_tls_client_auth')
    throw unfit('authentication', 'a client authenticates by private_key_jwt or self_signed_tls_client_auth.');
  if (token_binding === 'none') throw unfit('token_binding', 'tokens are bound by dpop or certificate.');
  if (client.type === 'machine') return;
  if (client.id_token_algorithm === 'RS256') throw unfit('id_token_algorithm', 'ID tokens are signed ES256.');
  if (client.device_flow) throw unfit('device_flow', 'no sign-in on another device.');
}
