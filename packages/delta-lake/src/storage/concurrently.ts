/** Applies an asynchronous function to items, so many at a time; results come in the items' order, the first failure ends it. */
export async function* concurrently<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for (const item of items) {
    if (running.length === limit) yield await (running.shift() as Promise<R>);
    const started = work(item);
    // a failure is thrown when its turn comes; until then, and when nobody asks any more, it must not count as unhandled
    started.catch(() => null);
    running.push(started);
  }
  for (const started of running) yield await started;
}
