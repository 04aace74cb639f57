import { findHolders, type Holder, type HolderKind } from './holders.ts';
import { type Fault, meant } from './pasted.ts';

export interface Checked {
  readonly holders: readonly Holder[];
  readonly faults: readonly Fault[];
}

const AT_ONCE = 5;

/** Asks for each line what it means, a few at a time; `onProgress` is told how many are done. */
export async function checkLines(
  kind: HolderKind,
  lines: readonly string[],
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Checked> {
  const holders = new Map<string, Holder>();
  const faults: Fault[] = [];
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    const found = await Promise.all(some.map((line) => findHolders(kind, line.slice(0, 100), signal)));
    for (const [place, line] of some.entries()) {
      const what = meant(line, found[place] ?? []);
      if (typeof what === 'string') faults.push({ line, why: what });
      else holders.set(what.id, what);
    }
    onProgress(Math.min(lines.length, from + AT_ONCE));
  }
  return { holders: [...holders.values()], faults };
}
