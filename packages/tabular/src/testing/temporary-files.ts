import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type RecordBatch, readRecords } from '../records/read-records.ts';
import type { RecordFormat, SourceRecord } from '../records/record-format.ts';

/** A folder of files for one test, deleted when it goes out of scope. */
export async function temporaryFiles(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await mkdtemp(join(tmpdir(), 'kiban-reading-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return {
    folder,
    path: (name: string) => join(folder, name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

export const PLAIN: RecordFormat = { encoding: 'utf-8', delimiter: ',', header: true };

/** All records of a file with that content. */
export async function recordsOf(
  content: string | Uint8Array,
  format: Partial<RecordFormat> = {},
): Promise<SourceRecord[]> {
  await using files = await temporaryFiles({ 'a.csv': content });
  const batches = await batchesOf(files.path('a.csv'), { ...PLAIN, ...format });
  return batches.flatMap((batch) => batch.records);
}

export async function batchesOf(path: string, format: RecordFormat): Promise<RecordBatch[]> {
  const batches: RecordBatch[] = [];
  for await (const batch of readRecords(path, format)) batches.push(batch);
  return batches;
}

/** Text as CP932 bytes; undefined when it holds a character the code page lacks. */
export function encodeCp932(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const encoded = CP932.get(character);
    if (encoded === undefined) return undefined;
    bytes.push(...encoded);
  }
  return Uint8Array.from(bytes);
}

const CP932 = reverseCp932();

function reverseCp932(): Map<string, number[]> {
  const decoder = new TextDecoder('shift_jis');
  const table = new Map<string, number[]>();
  const add = (...bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
  };
  for (let byte = 0; byte < 256; byte += 1) add(byte);
  for (let lead = 0x81; lead <= 0xfc; lead += 1) for (let trail = 0x40; trail <= 0xfc; trail += 1) add(lead, trail);
  return table;
}
