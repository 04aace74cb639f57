import {
  type Difference,
  differencesOf,
  type EntityKind,
  IMPORT_KINDS,
  importKind,
  kindOfDifference,
  namesOf,
  resolveMoment,
} from '@kiban/directory';
import { tenantRead } from '@kiban/postgres';
import { tone } from '../output/terminal.ts';
import { localTime } from '../output/time.ts';
import { withPlatform } from '../platform.ts';
import type { CommandContext } from './context.ts';
import { tenantOf } from './tenant-of.ts';
import { idsIn, valueWords } from './value-words.ts';

export interface DiffArguments {
  readonly tenant: string;
  readonly from: string;
  readonly to: string | undefined;
  readonly format: 'table' | 'json';
  /** Per kind. */
  readonly limit: number | undefined;
}

const PAGE = 2_000;
const MARKS = { begun: ['green', '+'], ended: ['red', '-'], changed: ['yellow', '~'] } as const;

/** `kiban diff` */
export async function diffCommand(context: CommandContext, given: DiffArguments): Promise<void> {
  const { messages, terminal } = context;
  await withPlatform(context.config, async (platform) => {
    const { tenant_id: tenantId, timezone } = await tenantOf(platform, given.tenant, messages);
    const moment = (words: string | undefined): Promise<string> =>
      resolveMoment(platform.directory, tenantId, timezone, words);
    const [from, to] = [await moment(given.from), await moment(given.to)];
    if (given.format === 'table')
      terminal.line(
        tone('magenta', messages.diff.between(localTime(from, timezone), localTime(to, timezone), timezone)),
      );
    const limit = given.limit ?? (terminal.interactive && given.format === 'table' ? 50 : Number.POSITIVE_INFINITY);
    let any = false;
    for (const kind of Object.keys(IMPORT_KINDS) as EntityKind[]) {
      const { aggregate, present } = importKind(kind);
      const counts = { begun: 0, ended: 0, changed: 0 };
      let shown = 0;
      for (let after: string | null = null; ; ) {
        context.signal.throwIfAborted();
        const [page]: readonly [Difference[]] = await tenantRead(platform.directory, tenantId, [
          differencesOf(aggregate, from, to, after, PAGE),
        ]);
        const [named] = await tenantRead(platform.directory, tenantId, [
          namesOf(idsIn(page.flatMap(({ before, after: later }) => [before, later]))),
        ]);
        const names = new Map(named.map((row) => [row.id, row.name]));
        for (const difference of page) {
          const what = kindOfDifference(difference, present);
          if (what === null) continue;
          counts[what] += 1;
          if (shown >= limit) continue;
          shown += 1;
          if (given.format === 'json') terminal.line(JSON.stringify({ kind, what, ...difference }));
          else writeDifference(context, what, difference, names);
        }
        after = page.at(-1)?.id ?? null;
        if (page.length < PAGE) break;
      }
      const total = counts.begun + counts.ended + counts.changed;
      any ||= total > 0;
      if (total === 0 || given.format === 'json') continue;
      const parts = (['begun', 'ended', 'changed'] as const).map(
        (what) => `${messages.diff[what]} ${counts[what].toLocaleString('en')}`,
      );
      terminal.line(`${tone('bold', messages.kinds[kind])}  ${parts.join(', ')}\n`);
    }
    if (!any && given.format === 'table') terminal.line(messages.diff.none);
  });
}

function writeDifference(
  { messages, terminal }: CommandContext,
  what: keyof typeof MARKS,
  { before, after }: Difference,
  names: ReadonlyMap<string, string | null>,
): void {
  const state = after ?? before ?? {};
  const [colour, mark] = MARKS[what];
  const words = (value: unknown): string => valueWords(value, names, messages.history);
  const code = Array.isArray(state.identifiers) ? words(state.identifiers) : String(state.staff_number ?? '');
  const place = state.store_id ?? state.unit_id;
  const name = state.name ?? (state.user_id ? `${words(state.user_id)} @ ${words(place)} ${state.job_type}` : '');
  terminal.line(`${tone(colour, mark)} ${name}  ${tone('dim', code)}`);
  if (what !== 'changed' || before === null || after === null) return;
  for (const field of Object.keys(after))
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      terminal.line(
        `    ${messages.columns[field] ?? field}: ${tone('dim', words(before[field]))} → ${words(after[field])}`,
      );
}
