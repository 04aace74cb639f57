import type { CommitResult, Row } from '@kiban/delta-lake';
import type { FeedEvent } from '@kiban/event-store';
import { currentRow } from '../rows/current-row.ts';
import { eventRow } from '../rows/event-row.ts';
import { historyRows } from '../rows/history-rows.ts';
import { signInRow } from '../rows/sign-in-row.ts';
import { requireContinuity, type StoredState } from '../validation/continuity.ts';
import { requireAllEvents } from '../validation/counts.ts';
import { requireDistinct } from '../validation/keys.ts';
import type { ChangesWork } from './batch-work.ts';
import { requireReferences } from './require-references.ts';
import { type AggregateKey, aggregateKey, storedRows, withinOf } from './stored-rows.ts';
import { commitOf } from './transaction.ts';

/** Takes a batch of changes into its table: builds the rows, proves them, commits them. */
export async function publishChanges(work: ChangesWork): Promise<CommitResult> {
  const { parts, table, batch, events } = work;
  parts.onPhase?.('validate', table.name);
  requireAllEvents(batch.events, events.length);
  requireDistinct(events);
  switch (table.form) {
    case 'current':
    case 'history':
      return publishStates(work);
    case 'events':
      return append(work, (event) => eventRow(table, event));
    case 'sign_ins':
      return append(work, (event) => signInRow(table, event));
    default:
      throw table.form satisfies never;
  }
}

/** Cost goes with the partitions that something changed in, and of a history with its open rows: not with its length. */
async function publishStates(work: ChangesWork): Promise<CommitResult> {
  const { parts, table, lakeTable, batch, events, all } = work;
  const byAggregate = Map.groupBy(events, (event) => aggregateKey(keyOf(event)));
  const aggregates = [...byAggregate.values()].map(([first]) => keyOf(first as FeedEvent));
  const history = table.form === 'history';
  const stored = await storedRows(lakeTable, table, aggregates, history ? undefined : ['version', 'valid_from']);
  for (const [key, changes] of byAggregate) requireContinuity(changes, stored.get(key) as StoredState | undefined);
  await requireReferences(parts.lake, table, events, all);
  parts.onPhase?.('build', table.name);
  const upsert = [...byAggregate].flatMap(([key, changes]): Row[] =>
    history ? historyRows(table, changes, stored.get(key)) : [currentRow(table, changes.at(-1) as FeedEvent)],
  );
  await parts.requireTurn();
  parts.onPhase?.('publish', table.name);
  return lakeTable.merge(
    { upsert },
    {
      ...commitOf(batch),
      // of a history: the open row that ends now is found among the open ones and moves to the ended ones
      key: history ? ['tenant_id', 'id', 'version'] : ['tenant_id', 'id'],
      within: withinOf(table, aggregates),
    },
  );
}

async function append(
  { parts, table, lakeTable, batch, events }: ChangesWork,
  row: (event: FeedEvent) => Row,
): Promise<CommitResult> {
  parts.onPhase?.('build', table.name);
  const rows = events.map(row);
  await parts.requireTurn();
  parts.onPhase?.('publish', table.name);
  return lakeTable.append(rows, commitOf(batch));
}

function keyOf({ tenant_id, aggregate_id }: FeedEvent): AggregateKey {
  return { tenant_id, id: aggregate_id };
}
