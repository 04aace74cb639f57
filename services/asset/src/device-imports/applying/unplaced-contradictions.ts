import { randomUUIDv7 } from 'node:crypto';
import type { Change } from '@kiban/event-store';
import { now } from '@kiban/service';
import {
  type Contradiction,
  type ContradictionRow,
  contradictionFound,
  contradictionSeen,
  contradictionSettled,
} from '../../contradictions/contradiction.ts';
import type { FoundContradiction, Unmerged } from '../merging/merged.ts';
import { subjectField } from '../merging/signature.ts';
import type { ImportRun } from './import-run.ts';
import type { UnplacedDevice } from './plan-import.ts';

type About = Pick<FoundContradiction, 'field' | 'values' | 'chosen'> & { readonly subject_key: string };

/**
 * What is told of lines that were set aside, and what is not told any more at all. `told`: the ids of everything that the lists
 * told of. A decision on lines that were set aside stays for as long as there is such a contradiction.
 */
export function unplacedContradictions(
  { import_id, import_name }: Pick<ImportRun, 'import_id' | 'import_name'>,
  unmerged: readonly Unmerged[],
  unplaced: readonly UnplacedDevice[],
  rows: readonly ContradictionRow[],
  told: ReadonlySet<string>,
): Change<Contradiction>[] {
  const found: About[] = [
    ...unmerged.map(({ subject_key, field, values }) => ({ subject_key, field, values, chosen: null })),
    ...unplaced.flatMap(({ device }) =>
      device.contradictions.map((each) => ({ ...each, subject_key: device.keys[0] ?? '' })),
    ),
  ];
  const known = new Map(
    rows.flatMap((row) => (row.subject_key === null ? [] : [[subjectField(row.subject_key, row.field), row] as const])),
  );
  const changes: (Change<Contradiction> | null)[] = [];
  for (const { subject_key, field, values, chosen } of found) {
    const row = known.get(subjectField(subject_key, field));
    known.delete(subjectField(subject_key, field));
    const about = { import_name, import_id, subject_kind: 'device', subject_id: null, subject_key } as const;
    changes.push(
      row === undefined
        ? contradictionFound(randomUUIDv7(), { ...about, field, values, chosen }, now)
        : contradictionSeen(row, { values, chosen, import_id }, now),
    );
  }
  const gone = rows.filter(({ subject_id }) => subject_id !== null && !told.has(subject_id));
  for (const row of [...known.values(), ...gone])
    if (row.status === 'open') changes.push(contradictionSettled(row, now));
  return changes.filter((change) => change !== null);
}
