import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withStore } from './applying/resolve-stores.ts';
import { rulesOf } from './applying/rules.ts';
import { parseDeviceMapping } from './mapping/parse-device-mapping.ts';
import { mergeLines } from './merging/merge-lines.ts';
import { locateSources } from './reading/locate-sources.ts';
import { readSource } from './reading/read-source.ts';
import type { LineSetAside, SourceLine } from './source-line.ts';

const FOLDER = join(import.meta.dirname, '../../../../examples/device-lists');

test('the example: four lists, what they contradict each other in, and the lines that are wrong on purpose', async () => {
  const mapping = parseDeviceMapping(readFileSync(join(FOLDER, 'mapping.yaml'), 'utf8'), 'mapping.yaml');
  const sources = await locateSources(mapping, FOLDER, 'Asia/Tokyo', '2026-12-31');
  expect(sources.map(({ date }) => date)).toEqual(['2026-03-31', '2026-04-10', '2026-04-01', '2026-04-05']);
  const stores = new Map(
    Array.from({ length: 12 }, (_, index) => [`${1001 + index}`, { id: `${1001 + index}`, status: 'open' }]),
  );
  const lines: SourceLine[] = [];
  const bad: LineSetAside[] = [];
  for (const source of sources)
    for await (const batch of readSource(source, mapping.lookups))
      for (const { line, problems } of batch) {
        if (line !== null) lines.push(withStore(line, stores));
        bad.push(...problems);
      }
  expect(bad.map(({ source, problem }) => [source, problem])).toEqual([
    ['ledger', 'lookup_missing'],
    ['mdm', 'wrong_column_count'],
    ['certificates', 'value_malformed'],
  ]);
  const merged = mergeLines(lines, rulesOf(mapping, sources, []));
  expect(merged.repeated).toBe(1);
  expect(merged.unmerged).toMatchObject([{ subject_key: 'asset_tag:AB0019', field: 'serial_number' }]);
  const fields = merged.devices.flatMap(({ contradictions }) => contradictions.map(({ field }) => field));
  expect([...new Set(fields)].sort()).toEqual(['model', 'store_id']);
  expect(merged.certificates.filter(({ claims }) => claims.length > 0)).toHaveLength(1);
  expect(merged.devices.length).toBe(37);
});
