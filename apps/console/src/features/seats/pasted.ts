import type { Holder } from './holders.ts';

/** A line that gets no seat, and why. */
export interface Fault {
  readonly line: string;
  readonly why: 'unknown' | 'several' | 'unfit';
}

/** The lines of a text that was pasted, each once; of a row of a spreadsheet its first cell. */
export function linesOf(text: string): string[] {
  const cells = text.split(/\r?\n/).map((line) => (line.split('\t')[0] ?? '').trim());
  return [...new Set(cells.filter((cell) => cell !== ''))];
}

/** Which of those that the search found a line means: by a code or a name in full, whatever its case or width. */
export function meant(line: string, found: readonly Holder[]): Holder | Fault['why'] {
  const same = (key: string) => folded(key) === folded(line);
  const matching = found.filter(({ keys }) => keys.some(same));
  // closed ones of the same code do not stand in the way of the one that is open
  const fit = matching.filter((holder) => holder.fit);
  const [one] = fit;
  if (one !== undefined) return fit.length === 1 ? one : 'several';
  return matching.length > 0 ? 'unfit' : 'unknown';
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
