import { type AttemptOptions, attempt } from '../attempts/attempt.ts';
import type { Policy } from '../attempts/policy.ts';
import type { StoredObject } from '../object-storage.ts';
import type { Store } from '../store.ts';

/** Objects below a prefix of keys, page by page as they are consumed. */
export async function* list(
  store: Store,
  policy: Policy,
  target: AttemptOptions & { readonly prefix: string; readonly startAfter: string },
): AsyncGenerator<StoredObject> {
  const pages = store.pages(target.prefix, target.startAfter);
  for (;;) {
    const page = await attempt(policy, target, (call) => pages.next(call));
    if (page === null) return;
    yield* page;
  }
}
