import { readFile } from 'node:fs/promises';
import {
  type Client,
  type ClientRegistration,
  clientRecord,
  listClients,
  registerClient,
  removeClient,
  rotateClientSecret,
} from '@kiban/auth';
import { secondsSince1970, withIdentity } from '../../identity.ts';
import { tableLines } from '../../output/table.ts';
import type { Platform } from '../../platform.ts';
import type { CommandContext } from '../context.ts';
import { UsageError } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';
import { operatorAct } from './operator-act.ts';

export interface AddClientArguments {
  readonly name: string;
  readonly id: string | undefined;
  readonly public: boolean;
  /** Code of the tenant a machine client acts in; undefined for a product that people sign in to. */
  readonly machine: string | undefined;
  readonly redirectUri: readonly string[];
  readonly postLogoutRedirectUri: readonly string[];
  readonly backChannelLogoutUri: string | undefined;
  readonly scope: readonly string[];
  /** A file with the client's public keys (RFC 7517), by which it authenticates instead of a secret. */
  readonly keys: string | undefined;
  readonly device: boolean;
  readonly exchange: boolean;
  readonly audience: string | undefined;
  readonly resource: readonly string[];
}

/** `kiban clients add`: the result can be put into a file of environment variables as it stands. */
export async function addClientCommand(context: CommandContext, given: AddClientArguments): Promise<void> {
  const { config, terminal, messages } = context;
  await withIdentity(config, async ({ store }, platform) => {
    const registration = await registrationOf(context, platform, given);
    const recordOf = clientRecord('client.registered', await clientAct(context, platform));
    const { client, secret } = await registerClient(store, registration, secondsSince1970(), { recordOf });
    terminal.note(messages.clients.added(client.name));
    if (secret !== null) terminal.note(messages.clients.once);
    for (const [name, value] of [
      ['ISSUER', `${config.http.origin}/oidc`],
      ['CLIENT_ID', client.client_id],
      ['CLIENT_SECRET', secret],
      ['API_URL', config.http.origin],
    ])
      if (value !== null) terminal.line(`${name}=${value}`);
  });
}

async function registrationOf(
  { messages }: CommandContext,
  platform: Platform,
  given: AddClientArguments,
): Promise<ClientRegistration> {
  const { name, id, machine, scope, redirectUri, postLogoutRedirectUri, backChannelLogoutUri = null } = given;
  const api_scopes = scope.length === 0 ? ['directory:read'] : scope;
  const { keys, device, exchange, audience = null, resource } = given;
  const byKey = { authentication: 'private_key_jwt' as const, keys: keys === undefined ? null : await keysIn(keys) };
  const common = {
    ...{ name, api_scopes, token_exchange: exchange, audience, resources: resource },
    ...(id === undefined ? {} : { client_id: id }),
    ...(keys === undefined ? {} : byKey),
  };
  if (machine !== undefined) {
    if (given.public || redirectUri.length > 0) throw new UsageError(messages.clients.machineOnly);
    const { tenant_id } = await tenantOf(platform, machine, messages);
    return { ...common, type: 'machine', tenant_id };
  }
  return {
    ...common,
    type: given.public ? 'public' : 'confidential',
    redirect_uris: redirectUri,
    post_logout_redirect_uris: postLogoutRedirectUri,
    backchannel_logout_uri: backChannelLogoutUri,
    device_flow: device,
  };
}

async function keysIn(file: string): Promise<NonNullable<Client['keys']>> {
  return { jwks: JSON.parse(await readFile(file, 'utf8')) };
}

/** Who does it: the operator of this command. */
async function clientAct(context: CommandContext, platform: Platform): Promise<Parameters<typeof clientRecord>[1]> {
  const { tenant_id, actor, at } = await operatorAct(context, platform);
  return { platformTenant: tenant_id, actor, at, reason: null, request_id: null };
}

/** `kiban clients list` */
export async function listClientsCommand(context: CommandContext, format: 'table' | 'json'): Promise<void> {
  const { config, terminal, messages } = context;
  await withIdentity(config, async ({ store }) => {
    const clients = (await listClients(store)).map(shown);
    if (format === 'json') for (const client of clients) terminal.line(JSON.stringify(client));
    else
      for (const line of tableLines(
        (['client_id', 'name', 'type', 'api_scopes', 'redirect_uris'] as const).map((field) => ({
          field,
          title: messages.clients.columns[field],
        })),
        clients,
      ))
        terminal.line(line);
  });
}

/** Without secrets, not even their hashes. */
function shown(client: Client): Record<string, string> {
  const { client_id, name, type, api_scopes } = client;
  const uris = client.type === 'machine' ? [] : client.redirect_uris;
  return { client_id, name, type, api_scopes: api_scopes.join(' '), redirect_uris: uris.join(' ') };
}

/** `kiban clients secret`: a new one; the old one is accepted for as long as said. */
export async function clientSecretCommand(
  context: CommandContext,
  given: { readonly id: string; readonly keepPrevious: number },
): Promise<void> {
  await withIdentity(context.config, async ({ store }, platform) => {
    const recordOf = clientRecord('client.secret_changed', await clientAct(context, platform));
    const options = { now: secondsSince1970(), keep_previous_seconds: given.keepPrevious };
    const secret = await rotateClientSecret(store, given.id, options, recordOf);
    context.terminal.note(context.messages.clients.once);
    context.terminal.line(`CLIENT_SECRET=${secret}`);
  });
}

/** `kiban clients remove` */
export async function removeClientCommand(context: CommandContext, id: string): Promise<void> {
  await withIdentity(context.config, async ({ store }, platform) => {
    const act = await clientAct(context, platform);
    await removeClient(store, id, { at: act.at, recordOf: clientRecord('client.removed', act) });
    context.terminal.line(context.messages.clients.removed(id));
  });
}
