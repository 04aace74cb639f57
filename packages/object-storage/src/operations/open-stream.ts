import { type AttemptOptions, attempt } from '../attempts/attempt.ts';
import type { Policy } from '../attempts/policy.ts';
import { timed } from '../attempts/timed.ts';
import { StorageError } from '../storage-error.ts';
import type { OpenedObject, Store } from '../store.ts';

type Target = AttemptOptions & { readonly key: string };

/** The object's bytes as they arrive; a connection that breaks is taken up at the byte where it broke. */
export async function openStream(
  store: Store,
  policy: Policy,
  target: Target,
): Promise<AsyncIterable<Uint8Array> | null> {
  const opened = await attempt(policy, target, (call) => open(store, target, { offset: 0, etag: null }, call.signal));
  return opened === null ? null : bytesOf(store, policy, target, opened);
}

/** An opened object and its connection's end. */
interface Connection extends OpenedObject {
  readonly close: () => void;
}

async function open(
  store: Store,
  target: Target,
  from: { readonly offset: number; readonly etag: string | null },
  attempted: AbortSignal,
): Promise<Connection | null> {
  const connection = new AbortController();
  const close = (): void => connection.abort();
  attempted.addEventListener('abort', close, { once: true });
  try {
    const opened = await store.open(target.key, from, {
      signal: connection.signal,
      path: target.path,
      progress: () => undefined,
    });
    return opened === null ? null : { ...opened, close };
  } finally {
    attempted.removeEventListener('abort', close); // the attempt ends with the answer's head, the connection goes on
  }
}

async function* bytesOf(store: Store, policy: Policy, target: Target, first: Connection): AsyncGenerator<Uint8Array> {
  const { etag, length } = first;
  let connection = first;
  let pieces = connection.body[Symbol.asyncIterator]();
  let offset = 0;
  try {
    while (offset < length) {
      const read = (): Promise<IteratorResult<Uint8Array>> => pieces.next();
      const piece = await attempt(policy, target, async (call, number) => {
        if (number > 1) {
          connection.close();
          const again = await open(store, target, { offset, etag }, call.signal);
          if (again === null) throw changed(target);
          connection = again;
          pieces = again.body[Symbol.asyncIterator]();
        }
        const { done, value } = await timed(policy.timeoutMs, target, read);
        if (done)
          throw new StorageError('unavailable', 'The connection ended before the object did.', { path: target.path });
        return value;
      });
      offset += piece.length;
      yield piece;
    }
    await timed(policy.timeoutMs, target, () => pieces.next()); // the end: the connection serves others
  } finally {
    if (offset < length) connection.close();
  }
}

const changed = ({ path }: Target): StorageError =>
  new StorageError('precondition_failed', 'The object was removed while it was being read.', { path });
