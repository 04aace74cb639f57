import type { TenantId } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import { TENANT_SCOPES } from '../protocol/scopes.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT, type Client, clientIn } from './client.ts';
import { ClientRefused } from './client-refused.ts';

/** Whose clients somebody sees and changes: the operator everybody's, a customer its own programs. */
export interface ClientReader {
  readonly tenantId: TenantId;
  readonly platformTenant: TenantId;
}

/** @throws CommandRefused `not_found` */
export async function clientWithin(store: AuthStore, reader: ClientReader, registrationId: string): Promise<Client> {
  const [found] = await store.query(PLATFORM_WIDE, CLIENT, 'grant', registrationId);
  const client = found === undefined ? undefined : clientIn(found);
  if (client === undefined || !isWithin(client, reader))
    throw new CommandRefused('not_found', 'There is no such client here.');
  return client;
}

export function isWithin(client: Client, { tenantId, platformTenant }: ClientReader): boolean {
  return tenantId === platformTenant || (client.type === 'machine' && client.tenant_id === tenantId);
}

/**
 * A customer registers programs of its own tenant only, with the scopes that its people have, too: what sells licences or reads what
 * others' tokens say is given by the operator. Nor do its programs act in people's names.
 *
 * @throws CommandRefused `permission_missing`
 */
export function requireOwnProgram(client: Client, { tenantId, platformTenant }: ClientReader): void {
  if (tenantId === platformTenant) return;
  const beyond = client.api_scopes.find((scope) => !TENANT_SCOPES.includes(scope));
  const own = client.type === 'machine' && client.tenant_id === tenantId && beyond === undefined;
  if (own && !client.token_exchange && client.audience === null && client.resources.length === 0) return;
  throw new CommandRefused('permission_missing', 'Only programs of your own tenant, with ordinary scopes.', {
    ...(beyond === undefined ? {} : { field: 'api_scopes' }),
    words: {
      en: 'Only programs of your own tenant, with ordinary scopes, are registered here. The operator registers others.',
      ja: 'ここで登録できるのは自社のプログラム（通常のスコープ）だけです。それ以外は運営者が登録します。',
    },
  });
}

/**
 * Client ids are the whole platform's: a customer that chose one could take the name of a product to come.
 *
 * @throws ClientRefused `client_id_reserved`
 */
export function requireMadeId(chosen: string | undefined, { tenantId, platformTenant }: ClientReader): void {
  if (chosen !== undefined && tenantId !== platformTenant)
    throw new ClientRefused('client_id_reserved', 'Only the operator chooses client ids; leave it out.', 'client_id');
}
