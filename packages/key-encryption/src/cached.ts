import { hash } from 'node:crypto';
import type { KeyEncryption } from './key-encryption.ts';

interface Options {
  readonly most?: number;
  readonly forMs?: number;
  /** Milliseconds, from any beginning. */
  readonly clock?: () => number;
}

/**
 * Remembers data keys that were unwrapped, so that not every sign-in asks the vendor, and those who sign in often still can
 * while the vendor is away. Ten minutes at most, ten thousand at most, the last used last to go.
 */
export function cached(inner: KeyEncryption, options: Options = {}): KeyEncryption {
  const { most = 10_000, forMs = 10 * 60_000, clock = () => performance.now() } = options;
  const known = new Map<string, { readonly dataKey: Promise<Buffer>; readonly until: number }>();
  return {
    wrap: (dataKey, context) => inner.wrap(dataKey, context),
    has: (id) => inner.has(id),
    unwrap: async (key, context) => {
      const name = hash('sha256', JSON.stringify([key.key_id, key.wrapped, context]), 'base64url');
      const found = known.get(name);
      known.delete(name);
      if (found !== undefined && clock() < found.until) {
        known.set(name, found);
        return found.dataKey;
      }
      const dataKey = inner.unwrap(key, context);
      known.set(name, { dataKey, until: clock() + forMs });
      dataKey.catch(() => known.delete(name));
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      return dataKey;
    },
  };
}
