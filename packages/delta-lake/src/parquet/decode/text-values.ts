import { malformed } from './malformed.ts';
import type { ByteSlices } from './raw-values.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const REPLACEMENT = '\ufffd';

/** Texts out of UTF-8. @throws DeltaError `file_malformed` for bytes that are no UTF-8 */
export function textsOf({ bytes, starts, ends }: ByteSlices): string[] {
  const count = starts.length;
  const texts = new Array<string>(count);
  const decode = decoderOf(bytes);
  for (let index = 0; index < count; index++) {
    const start = starts[index] as number;
    const end = ends[index] as number;
    const text = decode(start, end);
    // stands for bytes that are no UTF-8, unless it was written itself
    if (text.includes(REPLACEMENT)) requireUtf8(bytes.subarray(start, end));
    texts[index] = text;
  }
  return texts;
}

/** Node's Buffer is several times faster than a TextDecoder for short texts. */
function decoderOf(bytes: Uint8Array): (start: number, end: number) => string {
  if (typeof Buffer === 'undefined') return (start, end) => decodeStrictly(bytes.subarray(start, end));
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (start, end) => buffer.toString('utf8', start, end);
}

function requireUtf8(bytes: Uint8Array): void {
  decodeStrictly(bytes);
}

function decodeStrictly(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch (cause) {
    throw malformed('a text that is not UTF-8', cause);
  }
}
