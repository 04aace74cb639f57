import { authStoreLocation, type KillTarget, killAccess, type OperatedStore, openAuthStore } from '@kiban/auth';
import { openDatabaseServer } from '@kiban/postgres';
import type { Config } from '../../config.ts';
import { type CommandContext, UsageError } from '../context.ts';
import { changeContextOf } from './operator-act.ts';

export interface RevokeArguments {
  readonly person?: string;
  readonly user?: string;
  readonly tenant?: string;
  readonly session?: string;
  readonly client?: string;
  readonly reason: string;
  readonly lockOut: boolean;
}

/** `kiban revoke`: straight to the auth store, so that it works while the platform's database is away. */
export async function revokeCommand(context: CommandContext, given: RevokeArguments): Promise<void> {
  const { config, terminal, messages } = context;
  const target = targetOf(given, context);
  const operator = changeContextOf(context).actor.id;
  const command = { operator, reason: given.reason, lock_out: given.lockOut, at: Date.now() };
  const store = await openStoreAlone(config);
  try {
    const { sessions, locked_out } = await killAccess(store, target, command);
    terminal.line(messages.revoke.done(sessions));
    if (locked_out.length > 0) terminal.line(messages.revoke.lockedOut(locked_out.length));
  } finally {
    await store.close();
  }
}

/** The auth store, whether or not anything else answers. Beside the platform's data it is the platform's server. */
async function openStoreAlone({ home, databaseUrl, postgresPort: port, authStoreUrl }: Config): Promise<OperatedStore> {
  if (authStoreUrl !== undefined && authStoreLocation(authStoreUrl).engine === 'dynamodb')
    return openAuthStore(authStoreUrl, { connections: 1 });
  const url = authStoreUrl ?? databaseUrl;
  const setting = authStoreUrl === undefined ? 'DATABASE_URL' : 'AUTH_STORE_URL';
  const server = await openDatabaseServer({ home, databaseUrl: url, port, setting });
  const store = await openAuthStore(server.urlOf('kiban_auth'), { connections: 1 });
  const close = async (): Promise<void> => {
    await store.close();
    await server.close();
  };
  return { ...store, close };
}

function targetOf(
  { person, user, tenant, session, client }: RevokeArguments,
  { messages }: CommandContext,
): KillTarget {
  const words = messages.revoke;
  const named = [person, user, session, client].filter((name) => name !== undefined);
  if (named.length > 1) throw new UsageError(words.oneOnly);
  if (person !== undefined) return { person_id: person };
  if (client !== undefined) return { client_id: client, tenant: tenant ?? null };
  if (tenant === undefined) throw new UsageError(named.length === 0 ? words.nobody : words.tenantMissing);
  if (user !== undefined) return { tenant, user };
  return session === undefined ? { tenant } : { tenant, session_id: session };
}
