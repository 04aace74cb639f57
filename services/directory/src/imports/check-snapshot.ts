import type { TenantTransaction } from '@kiban/postgres';
import { beginApplying, type Findings } from './import-row.ts';
import type { Mapping } from './mapping/mapping-schema.ts';
import {
  holesIn,
  markDanglingReferences,
  markIdentifiersClaimedTwice,
  markRepeatedLines,
  orderUnits,
} from './staging.ts';

/**
 * Looks at a whole snapshot at once: sets aside what contradicts itself or refers to nothing, and finds the holes. What is
 * found is stored with the import; a later run of a killed import decides by what the first one found.
 */
export async function checkSnapshot(
  transaction: TenantTransaction,
  importId: string,
  mapping: Mapping,
  unreadKinds: readonly string[],
  notAHole: readonly string[],
  earlier: Findings | null,
): Promise<Findings> {
  await transaction.rows(markRepeatedLines(importId));
  await transaction.rows(markIdentifiersClaimedTwice(importId));
  const shares = mapping.files.flatMap(({ completeness, entities }) =>
    completeness === undefined ? [] : entities.map(({ kind }) => ({ kind, max_loss: completeness.max_loss })),
  );
  const findings = earlier ?? {
    holes: await transaction.rows(holesIn(importId, mapping.source, shares, notAHole)),
    unread_kinds: unreadKinds,
  };
  const kinds = mapping.files.flatMap((file) => file.entities.map((entity) => entity.kind));
  const holes = findings.holes.map((hole) => hole.value);
  for (let marked = 1; marked > 0; ) {
    const [row] = await transaction.rows(markDanglingReferences(importId, mapping.source, kinds, holes));
    marked = row?.marked ?? 0;
  }
  await transaction.rows(orderUnits(importId));
  await transaction.rows(beginApplying(importId, findings));
  return findings;
}
