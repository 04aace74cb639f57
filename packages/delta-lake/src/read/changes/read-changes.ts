import { DeltaError } from '../../errors.ts';
import type { Action } from '../../log/action.ts';
import { type LoggedCommit, listLog } from '../../log/log-listing.ts';
import type { Row } from '../../schema/value.ts';
import { loadSnapshot } from '../../snapshot/load-snapshot.ts';
import { readCommit } from '../../snapshot/read-commit.ts';
import { commitInfoOf, commitTimestamp } from '../../snapshot/replay.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { concurrently } from '../../storage/concurrently.ts';
import type { TableStorage } from '../../storage/table-storage.ts';
import { wantedFields } from '../data-file.ts';
import { columnsOf, conditionOf } from '../filter/condition.ts';
import { matcherOf } from '../filter/row-matcher.ts';
import type { ScanOptions } from '../scan.ts';
import { type ChangeRange, versionsOf } from './change-range.ts';
import { commitChanges } from './commit-changes.ts';
import { requireSameShape } from './same-shape.ts';

/** Commits that are read while the rows of one are handed out. */
const commitsAhead = 8;

/** A row with `_change_type` (see `ChangeType`), `_commit_version` (bigint) and `_commit_timestamp` (bigint, microseconds since 1970). */
export type ChangeRow = Row;

/**
 * What happened to rows from one version to another, both included, by rising version (Delta protocol, "Add CDC File").
 * @throws DeltaError `change_data_unavailable` where the change data feed was off, the log was cleaned up or the schema changed in
 * another way than by new columns; `version_not_found`
 */
export async function* readChanges(
  storage: TableStorage,
  range: ChangeRange,
  options: ScanOptions = {},
): AsyncGenerator<ChangeRow[]> {
  const { from, to } = await versionsOf(storage, range);
  const last = await loadSnapshot(storage, { version: to });
  const condition = options.filter === undefined ? null : conditionOf(last.schema, options.filter);
  const wanted = wantedFields(last.schema.fields, options.columns);
  const needed = condition === null ? null : columnsOf(condition);
  const read = last.schema.fields.filter((field) => wanted.includes(field) || needed?.has(field.name));
  const matches = condition === null ? () => true : matcherOf(condition);
  const commits = await commitsBetween(storage, from, to);
  await requireFeedBetween(storage, last, commits);
  for await (const { commit, actions } of actionsOf(storage, commits)) {
    const info = commitInfoOf(actions);
    const isInCommit = info?.inCommitTimestamp !== undefined;
    const milliseconds = commitTimestamp(info, commit.last_modified, isInCommit);
    const common = { _commit_version: BigInt(commit.version), _commit_timestamp: BigInt(milliseconds) * 1000n };
    for await (const changes of commitChanges(storage, last, commit.version, actions, read)) {
      options.signal?.throwIfAborted();
      const rows = changes.rows.flatMap((row, index) => {
        if (!matches(row)) return [];
        const kept = Object.fromEntries(wanted.map(({ name }) => [name, row[name] ?? null]));
        return [{ ...kept, _change_type: changes.types[index] ?? null, ...common }];
      });
      if (rows.length > 0) yield rows;
    }
  }
}

async function commitsBetween(storage: TableStorage, from: number, to: number): Promise<readonly LoggedCommit[]> {
  const { commits } = await listLog(storage, from);
  const wanted = commits.filter(({ version }) => version >= from && version <= to);
  if (wanted.length === to - from + 1) return wanted;
  throw new DeltaError(
    'change_data_unavailable',
    `commits between the versions ${from} and ${to} are no longer in the log`,
  );
}

/** Before anything is handed out every version's settings and schema are looked at. */
async function requireFeedBetween(
  storage: TableStorage,
  last: Snapshot,
  commits: readonly LoggedCommit[],
): Promise<void> {
  const first = commits[0] as LoggedCommit;
  requireSameShape(await loadSnapshot(storage, { version: first.version }), last);
  for await (const { commit, actions } of actionsOf(storage, commits.slice(1))) {
    if (!actions.some((action) => action.metaData !== undefined || action.protocol !== undefined)) continue;
    requireSameShape(await loadSnapshot(storage, { version: commit.version }), last);
  }
}

function actionsOf(
  storage: TableStorage,
  commits: readonly LoggedCommit[],
): AsyncGenerator<{ readonly commit: LoggedCommit; readonly actions: readonly Action[] }> {
  return concurrently(commits, commitsAhead, async (commit) => ({
    commit,
    actions: await readCommit(storage, commit),
  }));
}
