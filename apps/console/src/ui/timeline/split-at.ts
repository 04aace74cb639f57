import { compareInstants } from '../../time/zoned.ts';

/** Entries newest first, split into what came after a moment and what was known to have happened by then. */
export function splitAt<Entry extends { readonly valid_from: string }>(
  entries: readonly Entry[],
  moment: string | undefined,
): { readonly later: readonly Entry[]; readonly until: readonly Entry[] } {
  if (moment === undefined) return { later: [], until: entries };
  const cut = entries.findIndex((entry) => compareInstants(entry.valid_from, moment) <= 0);
  return cut < 0 ? { later: entries, until: [] } : { later: entries.slice(0, cut), until: entries.slice(cut) };
}
