import type { UploadPart } from '../store.ts';

/** S3 takes at most 10,000 parts: they double in size so that the last ones reach an object's greatest size. */
const PARTS_PER_SIZE = 2_000;

/** Cuts a body into parts of `partBytes`, the last one shorter; an empty body is one empty part. */
export async function* parts(body: AsyncIterable<Uint8Array>, partBytes: number): AsyncGenerator<UploadPart> {
  let number = 1;
  let offset = 0;
  let pending = Buffer.allocUnsafe(partBytes);
  let filled = 0;
  for await (const piece of body) {
    let rest = piece;
    while (rest.length > 0) {
      if (filled === pending.length) {
        yield { number, offset, bytes: pending, last: false };
        offset += pending.length;
        pending = Buffer.allocUnsafe(partBytes * 2 ** Math.floor(number / PARTS_PER_SIZE));
        number += 1;
        filled = 0;
      }
      const taken = rest.subarray(0, pending.length - filled);
      pending.set(taken, filled);
      filled += taken.length;
      rest = rest.subarray(taken.length);
    }
  }
  yield { number, offset, bytes: pending.subarray(0, filled), last: true };
}
