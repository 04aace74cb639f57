import { type Adapter, type AdapterPayload, errors, Provider } from 'oidc-provider';
import { writeRevocation } from '../sessions/revocation.ts';
import { GRANT, REFRESH_TOKEN } from '../sessions/session-kinds.ts';
import { type AuthStore, type Item, type Kind, PLATFORM_WIDE } from '../store/auth-store.ts';
import type { AdapterModel } from './adapter-models.ts';

/**
 * For as long after its use a refresh token that comes again is refused and nothing more: two tabs, or an answer that was
 * lost on the way. Later it means that two parties hold it, and the grant ends for both (RFC 9700 §4.14.2). Seconds. A code
 * has no such time: a client redeems it once (RFC 6749 §4.1.2).
 */
export const REUSE_GRACE_SECONDS = 2;

const GRANT_PAYLOAD = GRANT as Kind<object> as Kind<AdapterPayload>;

/** The store as oidc-provider wants it, for one model. Used-once is one conditional write: of many at once one succeeds. */
export function adapterOf(store: AuthStore, model: AdapterModel, now: () => number): Adapter {
  const { kind, references, stored, restored, withGrant, ends } = model;
  const read = async (id: string): Promise<Item<AdapterPayload> | undefined> => {
    if (withGrant === undefined) return store.get(PLATFORM_WIDE, kind, id);
    const found = await store.getWithGrant(PLATFORM_WIDE, kind, id, GRANT_PAYLOAD);
    if (found?.grant !== undefined) remember(GRANT.name, found.grant);
    if (found !== undefined) remember(kind.name, found.item);
    return found?.item;
  };
  const find = async (id: string): Promise<AdapterPayload | undefined> => {
    const item = (kind.name === GRANT.name ? takeRemembered(kind.name, id) : undefined) ?? (await read(id));
    if (item === undefined) return undefined;
    const used = item.data.consumed as number | undefined;
    if (kind.name === REFRESH_TOKEN.name && used !== undefined && now() < used + REUSE_GRACE_SECONDS) return undefined;
    return restored(item.data, id);
  };
  return {
    find,
    async upsert(id, payload, expiresIn) {
      const expires_at = expiresIn === undefined ? null : now() + expiresIn;
      const item = { id, data: stored(payload, id), references: references(payload, id), expires_at };
      await store.put(PLATFORM_WIDE, kind, item);
    },
    async consume(id) {
      // under the version that this request has read: whoever read the same and was first makes this fail
      const item = takeRemembered(kind.name, id) ?? (await store.get(PLATFORM_WIDE, kind, id));
      if (item === undefined || item.data.consumed !== undefined) throw usedAlready();
      const { version, ...rest } = item;
      const used = { ...rest, data: { ...item.data, consumed: now() } };
      if (!(await store.replace(PLATFORM_WIDE, kind, used, version))) throw usedAlready();
    },
    async findByUid(uid) {
      const [item] = await store.query(PLATFORM_WIDE, kind, 'alternate', uid);
      return item?.data;
    },
    async destroy(id) {
      // a grant that is taken back, or of which a code or refresh token was used again: RFC 7009 §2.1, RFC 9700 §4.14.2
      const ended = ends === undefined ? undefined : await store.get(PLATFORM_WIDE, kind, id);
      if (ended !== undefined && ends !== undefined) await writeRevocation(store, ends(ended.data), now() * 1000);
      await store.remove(PLATFORM_WIDE, kind, id);
    },
    revokeByGrantId: async (grantId) => void (await store.removeAll(PLATFORM_WIDE, [kind], 'grant', grantId)),
    findByUserCode: () => Promise.reject(new Error('Only device codes have user codes.')),
  };
}

function usedAlready(): Error {
  return new errors.InvalidGrant('it was used already');
}

const readBy = new WeakMap<object, Map<string, Item<AdapterPayload>>>();

/** Keeps what a request has read, for the one step of it that needs it next. */
function remember(kind: string, item: Item<AdapterPayload>): void {
  const request = Provider.ctx;
  if (request === undefined) return;
  const items = readBy.get(request) ?? new Map<string, Item<AdapterPayload>>();
  items.set(`${kind} ${item.id}`, item);
  readBy.set(request, items);
}

function takeRemembered(kind: string, id: string): Item<AdapterPayload> | undefined {
  const items = Provider.ctx === undefined ? undefined : readBy.get(Provider.ctx);
  const item = items?.get(`${kind} ${id}`);
  items?.delete(`${kind} ${id}`);
  return item;
}
