import { StorageError } from '../storage-error.ts';
import type { Call } from '../store.ts';

/** Runs one attempt; one that the vendor's client does not end when told to is left behind. */
export async function timed<T>(
  limitMs: number,
  { path, signal }: { readonly path?: string | undefined; readonly signal?: AbortSignal | undefined },
  operation: (call: Call) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const outOfTime = (): void =>
    controller.abort(new StorageError('timed_out', `The store did not answer in ${Math.round(limitMs)} ms.`, { path }));
  let timer = setTimeout(outOfTime, limitMs);
  const progress = (): void => {
    clearTimeout(timer);
    if (!controller.signal.aborted) timer = setTimeout(outOfTime, limitMs);
  };
  const cancelled = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', cancelled, { once: true });
  try {
    return await new Promise<T>((resolve, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
      operation({ signal: controller.signal, path, progress }).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancelled);
  }
}
