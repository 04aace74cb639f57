import { randomUUIDv7 } from 'node:crypto';
import { runCommand } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { now } from '@kiban/service';
import {
  type ContradictoryValue,
  contradictionAggregate,
  contradictionFound,
} from '../contradictions/contradiction.ts';
import { operator } from './operator.ts';
import type { TestAsset } from './test-asset.ts';

/** Lists that differ in the models of devices. */
export async function plantContradictions(
  { database }: TestAsset,
  tenant: TenantId,
  marker: string,
  deviceIds: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const subject_id of deviceIds) {
    const id = randomUUIDv7();
    const value = (source: string, line: number, text: string): ContradictoryValue => ({
      source,
      line,
      text,
      value: text,
    });
    const values = [value('ledger', 2, `${marker}甲`), value('mdm', 7, `${marker}乙`)];
    const about = {
      import_name: `${marker}台帳`,
      import_id: randomUUIDv7(),
      subject_kind: 'device',
      subject_id,
    } as const;
    await runCommand(database, tenant, operator, {
      aggregate: contradictionAggregate,
      id,
      decide: () =>
        contradictionFound(id, { ...about, subject_key: null, field: 'model', values, chosen: values[0] ?? null }, now),
    });
    ids.push(id);
  }
  return ids;
}
