import { SnapshotError } from '../snapshots/snapshot-error.ts';
import { readBytes } from './read-bytes.ts';
import type { RecordFormat } from './record-format.ts';

/** WHATWG labels: its shift_jis is what Windows calls code page 932. */
const DECODERS = { 'utf-8': 'utf-8', cp932: 'shift_jis' } as const;

/**
 * The text of a file, piece by piece, without its byte order mark. Bytes that mean nothing in the encoding become
 * U+FFFD and cost no line end, so that line numbers stay true.
 * Throws `SnapshotError` with `snapshot_unreadable` for what is plainly something else (UTF-16, a workbook).
 */
export async function* readText(path: string, encoding: RecordFormat['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(DECODERS[encoding]);
  let first = true;
  for await (const bytes of readBytes(path)) {
    if (first) {
      refuseForeignFormat(path, bytes, encoding);
      first = false;
    }
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
}

function refuseForeignFormat(path: string, bytes: Buffer, encoding: RecordFormat['encoding']): void {
  const start = bytes.subarray(0, 4).toString('hex');
  if (start.startsWith('fffe') || start.startsWith('feff')) {
    throw unreadable(`${path} is written in UTF-16. Save it as CSV in UTF-8 or CP932 (Shift_JIS).`);
  }
  if (start === '504b0304' || start === 'd0cf11e0') {
    throw unreadable(`${path} is a workbook or an archive, not a text file. Save it as CSV, or unpack it.`);
  }
  if (encoding === 'cp932' && start.startsWith('efbbbf')) {
    throw unreadable(`${path} begins with the mark of UTF-8, but the mapping says cp932. Write "encoding: utf-8".`);
  }
}

const unreadable = (message: string) => new SnapshotError('snapshot_unreadable', message);
