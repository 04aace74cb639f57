import { randomUUIDv7 } from 'node:crypto';
import type { OutsideEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { keepRecord } from '../../records/record.ts';
import { type AuthStore, type Kind, kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { changeItem } from '../../store/change-item.ts';
import type { Connection } from '../connection.ts';
import { newSecret } from '../sign-in/sealed-by.ts';

/** Lets a customer's IT department edit one draft, without an account here. Platform-wide under its secret. */
export interface SetUpLink {
  readonly link_id: string;
  readonly tenant_id: TenantId;
  readonly connection_id: string;
  /** What the forms' tokens are made with. */
  readonly form_key: string;
  /** When somebody opened it, milliseconds since 1970: it opens once. */
  readonly opened_at: number | null;
}

/** Found by `alternate`, the connection's id: a new link ends those before. */
export const SET_UP_LINK: Kind<SetUpLink> = kindOf<SetUpLink>('set_up_link', { secretId: true });

/** What the browser that opened a link holds instead; under the secret in its cookie, found by the connection as well. */
export const SET_UP_SESSION: Kind<SetUpLink> = kindOf<SetUpLink>('set_up_session', { secretId: true });

const KEPT_S = 7 * 86_400;

interface LinkAct {
  readonly actor: OutsideEvent['actor'];
  readonly reason: string | null;
  readonly request_id: string | null;
  readonly at: number;
}

/** @returns the path to be opened, shown once. */
export async function newSetUpLink(
  store: AuthStore,
  { tenant_id, connection_id }: Pick<Connection, 'tenant_id' | 'connection_id'>,
  act: LinkAct,
): Promise<{ readonly path: string; readonly expires_at: number }> {
  await endSetUpLinks(store, connection_id);
  const secret = newSecret();
  const expires_at = Math.floor(act.at / 1000) + KEPT_S;
  const data: SetUpLink = { link_id: randomUUIDv7(), tenant_id, connection_id, form_key: newSecret(), opened_at: null };
  await recordLink(store, data, 'made', { ...act, expires_at });
  const references = { alternate: connection_id };
  await store.create(PLATFORM_WIDE, SET_UP_LINK, { id: secret, data, references, expires_at });
  return { path: `/set-up/${secret}`, expires_at };
}

/**
 * Opens a link, once: of several who do one gets what it is exchanged for.
 *
 * @returns the secret for the cookie of that browser; undefined when it was opened before, or is over.
 */
export async function openSetUpLink(
  store: AuthStore,
  secret: string,
  { request_id, at }: Pick<LinkAct, 'request_id' | 'at'>,
): Promise<{ readonly secret: string; readonly expires_at: number } | undefined> {
  const opened = await changeItem(store, PLATFORM_WIDE, SET_UP_LINK, secret, (link) =>
    link?.data.opened_at === null ? { ...link, data: { ...link.data, opened_at: at } } : undefined,
  );
  if (opened === undefined || opened.expires_at === null) return undefined;
  const { data, expires_at } = opened;
  const references = { alternate: data.connection_id };
  const actor = { kind: 'service', id: `set-up-link ${data.link_id}` } as const;
  await recordLink(store, data, 'opened', { actor, reason: null, request_id, at, expires_at });
  const session = newSecret();
  await store.create(PLATFORM_WIDE, SET_UP_SESSION, { id: session, data, references, expires_at });
  return { secret: session, expires_at };
}

export async function endSetUpLinks(store: AuthStore, connectionId: string): Promise<number> {
  return store.removeAll(PLATFORM_WIDE, [SET_UP_LINK, SET_UP_SESSION], 'alternate', connectionId);
}

/** Revokes what there is. @returns how many there were. */
export async function revokeSetUpLinks(
  store: AuthStore,
  { tenant_id, connection_id }: Pick<Connection, 'tenant_id' | 'connection_id'>,
  act: LinkAct,
): Promise<number> {
  const found = await store.query(PLATFORM_WIDE, SET_UP_LINK, 'alternate', connection_id);
  const links = found.filter(({ data }) => data.tenant_id === tenant_id);
  for (const { data, expires_at } of links) await recordLink(store, data, 'revoked', { ...act, expires_at });
  if (links.length > 0) await endSetUpLinks(store, connection_id);
  return links.length;
}

async function recordLink(
  store: AuthStore,
  { link_id, tenant_id, connection_id, opened_at }: SetUpLink,
  happened: 'made' | 'opened' | 'revoked',
  { expires_at, ...act }: LinkAct & { readonly expires_at: number | null },
): Promise<void> {
  const version = happened === 'made' ? 1 : happened === 'opened' || opened_at === null ? 2 : 3;
  const ends = expires_at === null ? null : new Date(expires_at * 1000).toISOString();
  await keepRecord(store, {
    ...act,
    ...{ tenant_id, aggregate_kind: 'set_up_link', aggregate_id: link_id, version, name: `set_up_link.${happened}` },
    state: { connection_id, expires_at: ends, status: happened === 'made' ? 'open' : happened },
  });
}
