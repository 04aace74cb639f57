/** A commit of a table: the day it was made, and whether it changed data or only how data lies. */
export interface DatedCommit {
  readonly version: number;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly changed: boolean;
}

/**
 * The days on which any of the tables changed, each with the last version of every table by then. Days before all of the tables
 * were there are left out: an absent table would look like everything in it had ended. Where the logs tell of no change
 * since then, that first day stands for it.
 *
 * @param tables the commits of each table, the oldest first, none empty.
 */
export function datedVersions(given: readonly (readonly DatedCommit[])[]): { day: string; versions: number[] }[] {
  const tables = given.map(inOrder);
  const first = tables.map(([commit]) => commit?.day ?? '').reduce((a, b) => (a > b ? a : b), '');
  const changes = tables.flatMap((commits) => commits.filter(({ changed, day }) => changed && day >= first));
  const days = changes.length === 0 ? [first] : [...new Set(changes.map(({ day }) => day))].sort();
  return days.map((day) => ({
    day,
    versions: tables.map((commits) => commits.findLast((commit) => commit.day <= day)?.version ?? 0),
  }));
}

/** Clocks of several writers differ: no version is of an earlier day than the one before it. */
function inOrder(commits: readonly DatedCommit[]): DatedCommit[] {
  let latest = '';
  return commits.map((commit) => {
    latest = commit.day > latest ? commit.day : latest;
    return { ...commit, day: latest };
  });
}
