import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tenantRead } from '@kiban/postgres';
import { resolveMoment } from '@kiban/service';
import { describe, expect, test } from 'vitest';
import { countAsOf } from '../past/as-of.ts';
import { examineTenantHistory } from '../past/examine.ts';
import { optionsOf } from '../testing/legacy-imports.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';
import { importSnapshots } from './import-snapshots.ts';
import { locateSnapshots } from './mapping/locate-snapshots.ts';
import { parseMapping } from './mapping/parse-mapping.ts';

const register = process.env.KIBAN_REGISTER_DATA ?? '';
const why = existsSync(register) ? '' : ' (skipped: KIBAN_REGISTER_DATA names no folder with the two files)';
const MAPPING = join(import.meta.dirname, '../../../../examples/medical-institutions/mapping.yaml');

describe.skipIf(why !== '')(`the register of medical institutions${why}`, () => {
  test('comes in whole, with the prefecture that is missing in the second taken for a hole', async () => {
    const home = await testDirectory();
    const tenant = newTenant();
    const mappingText = readFileSync(MAPPING, 'utf8');
    const mapping = parseMapping(mappingText, 'mapping.yaml');
    const options = { ...optionsOf(tenant, () => undefined), mapping, mappingText, batchSize: 2_000 };
    const outcomes = await importSnapshots(home.database, await locateSnapshots([register], mapping), options);
    expect(outcomes).toMatchObject([
      {
        date: '2022-09-03',
        records: 97_604,
        shown: { store: 97_061 },
        repeated: { store: 543 },
        set_aside: {},
        holes: [],
      },
      {
        ...{ date: '2025-08-09', records: 97_024, shown: { store: 96_488 }, repeated: { store: 536 }, set_aside: {} },
        ...{ holes: [{ value: '47', known: 899, shown: 0 }], kept: { store: 898 } },
      },
    ]);
    const openOn = async (day: string): Promise<number | undefined> => {
      const at = await resolveMoment(home.database, tenant, 'Asia/Tokyo', day);
      const [[count]] = await tenantRead(home.database, tenant, [
        countAsOf('store', { at, filters: {}, ended: false }),
      ]);
      return count?.entities;
    };
    expect([await openOn('2022-12-31'), await openOn('2025-08-10')]).toEqual([97_061, 97_386]);
    for (const [report] of await tenantRead(home.database, tenant, examineTenantHistory()))
      expect(Object.values(report?.broken ?? {})).toEqual([0, 0, 0, 0]);
  }, 180_000);
});
