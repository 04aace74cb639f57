import { CommandRefused, pause } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { changeItem } from '../store/change-item.ts';
import { changeConnection } from './change-connection.ts';
import { CONNECTION, type Connection, findConnection, type SamlMetadata, type SamlSettings } from './connection.ts';
import type { Outside } from './outside.ts';
import type { ConnectionAct } from './record-connection.ts';
import { readMetadata } from './saml/read-metadata.ts';

/** Connections whose metadata have an address; platform-wide, found by `alternate`, so that the round finds them. */
const WATCHED = kindOf<{ readonly tenant_id: Connection['tenant_id'] }>('watched_metadata');
const EVERY = 'every';

const EVERY_MS = 3600_000;

export interface RefreshParts {
  readonly store: AuthStore;
  readonly outside: Outside;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Says which connections the round looks at: those whose metadata have an address. */
export async function watchMetadata(
  store: AuthStore,
  { tenant_id, connection_id, settings }: Connection,
): Promise<void> {
  if (settings.protocol === 'saml' && settings.metadata_address !== null) {
    const item = { id: connection_id, data: { tenant_id }, references: { alternate: EVERY }, expires_at: null };
    await store.put(PLATFORM_WIDE, WATCHED, item);
  } else await store.remove(PLATFORM_WIDE, WATCHED, connection_id);
}

/**
 * Reads the metadata of a connection again. A new certificate beside the old one needs nobody; another entity or address
 * makes it a draft again, since that is another provider.
 *
 * @throws CommandRefused `connection_incomplete` without an address; OutsideRefused; XmlRefused, also for what has expired
 */
export async function refreshMetadata(
  parts: RefreshParts,
  connection: Connection,
  act: ConnectionAct,
): Promise<Connection> {
  const { store, outside, clock } = parts;
  const { tenant_id, connection_id, settings } = connection;
  if (settings.protocol !== 'saml' || settings.metadata_address === null)
    throw new CommandRefused('connection_incomplete', 'The connection has no address of metadata.');
  const address = settings.metadata_address;
  const response = await outside.ask(address, {
    headers: { accept: 'application/samlmetadata+xml, application/xml' },
  });
  const metadata = readMetadata(await response.text(), clock());
  const target = { id: connection_id, expected_version: 'any' } as const;
  const fresh: SamlSettings = { protocol: 'saml', metadata, metadata_address: address, metadata_read_at: clock() };
  if (saysTheSame(settings.metadata, metadata)) return keepRead(store, connection, fresh);
  return changeConnection(store, tenant_id, target, act, (current) => {
    const before = current.settings.protocol === 'saml' ? current.settings : null;
    if (before?.metadata_address !== address) return { name: 'connection.changed', to: {} };
    const goesOn = before.metadata === null ? current.status === 'draft' : sameProvider(before.metadata, metadata);
    const to = goesOn ? { settings: fresh } : { settings: fresh, status: 'draft' as const, tested_at: null };
    return { name: 'connection.changed', to };
  });
}

function saysTheSame(before: SamlMetadata | null, after: SamlMetadata): boolean {
  return sameProvider(before, after) && before?.certificates.join() === after.certificates.join();
}

/** Until when they count, and that they were read: nobody's decision, so neither an event nor a version. */
async function keepRead(store: AuthStore, connection: Connection, settings: SamlSettings): Promise<Connection> {
  const { tenant_id, connection_id, changes } = connection;
  const written = await changeItem(store, tenant_id, CONNECTION, connection_id, (item) =>
    item?.data.changes === changes ? { ...item, data: { ...item.data, settings } } : undefined,
  );
  return written?.data ?? connection;
}

function sameProvider(before: SamlMetadata | null, after: SamlMetadata): boolean {
  return before?.entity_id === after.entity_id && before.sign_in_address === after.sign_in_address;
}

/** Reads all metadata that have an address again, every hour, until the signal. */
export async function refreshAllMetadata(
  parts: RefreshParts & { readonly logger: Logger; readonly signal: AbortSignal },
): Promise<void> {
  while (!parts.signal.aborted) {
    await pause(EVERY_MS, parts.signal);
    if (!parts.signal.aborted) await refreshRound(parts);
  }
}

/** One round. Metadata that cannot be read now stay as they are. */
export async function refreshRound({
  store,
  logger,
  ...parts
}: RefreshParts & { readonly logger: Logger }): Promise<void> {
  for (const { id, data } of await store.query(PLATFORM_WIDE, WATCHED, 'alternate', EVERY)) {
    const connection = (await findConnection(store, data.tenant_id, id))?.data;
    if (connection === undefined) {
      await store.remove(PLATFORM_WIDE, WATCHED, id);
      continue;
    }
    const actor = { kind: 'service', id: 'auth' } as const;
    const act = { actor, reason: 'Metadata were read again.', request_id: null, at: parts.clock() };
    try {
      await refreshMetadata({ store, ...parts }, connection, act);
    } catch (error) {
      logger.warn('The metadata of a connection could not be read.', { connection_id: id, error });
    }
  }
}
