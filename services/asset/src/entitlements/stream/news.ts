import { type Cursor, decodeCursor, encodeCursor } from '@kiban/event-store';

/** That answers of a tenant may have changed. */
export interface Change {
  /** Null: of every tenant, since the catalogue changed. */
  readonly tenant_id: string | null;
  /** Null: whichever product. */
  readonly product: string | null;
  /** Where the feed had it. */
  readonly cursor: Cursor;
}

/** What a listener is told: of its own tenant, and where to go on from after a break. */
export interface News {
  readonly id: string;
  readonly product: string | null;
}

export interface Listener {
  readonly tenantId: string;
  readonly tell: (news: News) => void;
  /** Nothing follows. */
  readonly end: () => void;
}

export interface NewsLimits {
  readonly listeners: number;
  readonly listenersOfTenant: number;
  /** Changes that are remembered for who comes back. */
  readonly remembered: number;
}

/** Tells each tenant's listeners what concerns them. Held in memory by one process; nothing is lost, since who comes back asks anew. */
export interface EntitlementNews {
  /** The feed is read from here on. Where it was read before, nobody knows what came between: anything may have changed. */
  begin(from: Cursor): void;
  /** Takes in what the feed says. `upTo`: how far it has been read. */
  publish(changes: readonly Change[], upTo: Cursor): void;
  /**
   * Listens from now on. What came after `lastId` is told at once; when that cannot be known, that anything may have changed.
   *
   * @returns how to stop; null: there are too many listeners.
   */
  listen(listener: Listener, lastId: string | undefined): (() => void) | null;
  /** Ends every listener; nobody is let in any more. */
  close(): void;
}

const LIMITS: NewsLimits = { listeners: 2_000, listenersOfTenant: 200, remembered: 1_000 };

export function entitlementNews({
  listeners: most,
  listenersOfTenant,
  remembered,
}: NewsLimits = LIMITS): EntitlementNews {
  const byTenant = new Map<string, Set<Listener>>();
  let count = 0;
  let closed = false;
  let recent: Change[] = [];
  /** After this, `recent` has everything. Null: the feed has not been read yet. */
  let knownSince: Cursor | null = null;
  let at: Cursor | null = null;

  function leave(listener: Listener): void {
    const ofTenant = byTenant.get(listener.tenantId);
    if (ofTenant?.delete(listener) !== true) return;
    count -= 1;
    if (ofTenant.size === 0) byTenant.delete(listener.tenantId);
  }

  function catchUp({ tenantId, tell }: Listener, lastId: string | undefined): void {
    const here = at === null ? '' : encodeCursor(at);
    if (lastId === undefined) return;
    const last = cursorOf(lastId);
    if (last === null || knownSince === null || isAfter(knownSince, last)) tell({ id: here, product: null });
    else
      for (const change of recent) if (isAfter(change.cursor, last) && concerns(change, tenantId)) tell(newsOf(change));
  }

  function publish(changes: readonly Change[], upTo: Cursor): void {
    knownSince ??= upTo;
    at = upTo;
    recent.push(...changes);
    const forgotten = recent.splice(0, Math.max(0, recent.length - remembered)).at(-1);
    if (forgotten !== undefined) knownSince = forgotten.cursor;
    for (const change of changes) {
      const told = change.tenant_id === null ? [...byTenant.values()] : [byTenant.get(change.tenant_id) ?? []];
      for (const listener of told.flatMap((ofTenant) => [...ofTenant])) listener.tell(newsOf(change));
    }
  }

  return {
    publish,
    begin: (from) => publish(knownSince === null ? [] : [{ tenant_id: null, product: null, cursor: from }], from),
    listen: (listener, lastId) => {
      const ofTenant = byTenant.get(listener.tenantId) ?? new Set();
      if (closed || count >= most || ofTenant.size >= listenersOfTenant) return null;
      byTenant.set(listener.tenantId, ofTenant.add(listener));
      count += 1;
      catchUp(listener, lastId);
      return () => leave(listener);
    },
    close: () => {
      closed = true;
      const all = [...byTenant.values()].flatMap((ofTenant) => [...ofTenant]);
      byTenant.clear();
      count = 0;
      recent = [];
      for (const listener of all) listener.end();
    },
  };
}

function newsOf({ cursor, product }: Change): News {
  return { id: encodeCursor(cursor), product };
}

function concerns({ tenant_id }: Change, tenantId: string): boolean {
  return tenant_id === null || tenant_id === tenantId;
}

function cursorOf(id: string): Cursor | null {
  try {
    return decodeCursor(id);
  } catch {
    return null; // none of ours: whoever brings it is told that anything may have changed
  }
}

function isAfter(one: Cursor, other: Cursor): boolean {
  if (one.epoch !== other.epoch) return one.epoch > other.epoch;
  const [oneId, otherId] = [BigInt(one.transaction_id), BigInt(other.transaction_id)];
  return oneId === otherId ? BigInt(one.position) > BigInt(other.position) : oneId > otherId;
}
