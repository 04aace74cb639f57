import { type AttemptOptions, attempt } from '../attempts/attempt.ts';
import type { Policy } from '../attempts/policy.ts';
import type { Store, Upload } from '../store.ts';
import { parts } from './parts.ts';
import { newWriteId } from './write-history.ts';

/** Writes an object part by part: one part in memory while the next one is taken from the body. */
export async function putStream(
  store: Store,
  policy: Policy,
  target: AttemptOptions & {
    readonly key: string;
    readonly body: AsyncIterable<Uint8Array>;
    readonly partBytes: number;
  },
): Promise<void> {
  const { key, body, partBytes } = target;
  const writeId = newWriteId();
  let upload: Upload | undefined;
  try {
    for await (const part of parts(body, partBytes)) {
      target.signal?.throwIfAborted();
      const { bytes } = part;
      if (part.number === 1 && part.last) {
        const condition = { kind: 'none' } as const;
        await attempt(policy, { ...target, bytes: bytes.length }, (call) =>
          store.write(key, bytes, condition, [writeId], call),
        );
        return;
      }
      const begun = upload ?? (await attempt(policy, target, (call) => store.beginUpload(key, writeId, call)));
      upload = begun;
      await attempt(policy, { ...target, bytes: bytes.length }, async (call, number) => {
        try {
          await begun.append(part, call);
        } catch (error) {
          // the upload ends with its last part, and an upload that has ended knows no parts
          const performed = part.last && number > 1 && (await store.head(key, call))?.writes[0] === writeId;
          if (!performed) throw error;
        }
      });
    }
  } catch (error) {
    const begun = upload;
    // what is not ended may be kept, and charged, until the store's own clean-up
    if (begun) await attempt(policy, {}, (call) => begun.abort(call)).catch(() => undefined);
    throw error;
  }
}
