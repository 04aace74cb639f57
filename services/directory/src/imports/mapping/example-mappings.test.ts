import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Snapshot } from '@kiban/tabular';
import { describe, expect, test } from 'vitest';
import { locateSnapshots } from './locate-snapshots.ts';
import type { MappedLine } from './mapped-line.ts';
import type { Mapping } from './mapping-schema.ts';
import { parseMapping } from './parse-mapping.ts';
import { readMappedLines } from './read-mapped-lines.ts';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));

async function mappingAt(path: string): Promise<Mapping> {
  return parseMapping(await readFile(root + path, 'utf8'), path);
}

async function read(snapshot: Snapshot, mapping: Mapping) {
  const result = { records: 0, lines: [] as MappedLine[] };
  for (const found of snapshot.files) {
    for await (const batch of readMappedLines(found, mapping)) {
      result.records += batch.records;
      for (const line of batch.lines) result.lines.push(line);
    }
  }
  return result;
}

const register = process.env.KIBAN_REGISTER_DATA ?? '';
const why = existsSync(register) ? '' : ' (skipped: KIBAN_REGISTER_DATA names no folder with the two files)';

describe.skipIf(why !== '')(`the register of medical institutions is read whole${why}`, () => {
  test('every line of both files, without a problem', { timeout: 60_000 }, async () => {
    const mapping = await mappingAt('examples/medical-institutions/mapping.yaml');
    const counts = [];
    for (const snapshot of await locateSnapshots([register], mapping)) {
      const { records, lines } = await read(snapshot, mapping);
      const keys = (kind: string) => new Set(lines.filter((line) => line.kind === kind).map(({ key }) => key)).size;
      const problems = lines.filter((line) => 'problem' in line).length;
      counts.push({
        date: snapshot.date,
        records,
        stores: keys('store'),
        prefectures: keys('organization_unit'),
        problems,
      });
    }
    expect(counts).toEqual([
      { date: '2022-09-03', records: 97_604, stores: 97_061, prefectures: 47, problems: 0 },
      { date: '2025-08-09', records: 97_024, stores: 96_488, prefectures: 46, problems: 0 },
    ]);
  });
});

describe('the demo data', () => {
  test.each([
    ['aoba', [38, 28, 39], [145, 149, 152]],
    ['minato', [14, 15, 14], [60, 60, 62]],
  ])('of %s is read whole, with the stores and users of its story', async (chain, stores, users) => {
    const mapping = await mappingAt(`apps/kiban/demo/${chain}/mapping.yaml`);
    const snapshots = await locateSnapshots([`${root}apps/kiban/demo/${chain}`], mapping);
    const all = await Promise.all(snapshots.map((snapshot) => read(snapshot, mapping)));
    const count = (kind: string) =>
      all.map(({ lines }) => new Set(lines.filter((line) => line.kind === kind).map(({ key }) => key)).size);
    expect(all.flatMap(({ lines }) => lines.filter((line) => 'problem' in line))).toEqual([]);
    expect({ stores: count('store'), users: count('user') }).toEqual({ stores, users });
  });

  test('holds one person who works for both chains', async () => {
    const persons = ['aoba', 'minato'].map(async (chain) => {
      const mapping = await mappingAt(`apps/kiban/demo/${chain}/mapping.yaml`);
      const [first] = await locateSnapshots([`${root}apps/kiban/demo/${chain}`], mapping);
      const { lines } = first === undefined ? { lines: [] } : await read(first, mapping);
      return lines.flatMap((line) => ('fields' in line ? (line.fields.person_id ?? []) : []));
    });
    const [aoba, minato] = await Promise.all(persons);
    expect(aoba).toHaveLength(1);
    expect(aoba).toEqual(minato);
  });
});
