import { type Difference, differencesOf, kindOfDifference, resolveMoment } from '@kiban/directory';
import { tenantRead } from '@kiban/postgres';
import { tone } from '../output/terminal.ts';
import { localTime } from '../output/time.ts';
import { withAssets } from './assets/with-assets.ts';
import type { CommandContext } from './context.ts';
import { diffKinds, namesFor } from './diff-kinds.ts';
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
  await withAssets(context, async (assets, platform) => {
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
    for (const { kind, aggregate, present, database } of diffKinds(platform.directory, assets)) {
      const counts = { begun: 0, ended: 0, changed: 0 };
      let shown = 0;
      for (let after: string | null = null; ; ) {
        context.signal.throwIfAborted();
        const [page]: readonly [Difference[]] = await tenantRead(database, tenantId, [
          differencesOf(aggregate, from, to, after, PAGE),
        ]);
        const ids = idsIn(page.flatMap(({ before, after: later }) => [before, later]));
        const names = await namesFor(platform.directory, assets, tenantId, ids);
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
  const number = String(state.staff_number ?? (state.name === undefined ? '' : (state.serial_number ?? '')));
  const code = Array.isArray(state.identifiers) ? words(state.identifiers) : number;
  const place = state.store_id ?? state.unit_id;
  const name = state.name ?? titleOf(state, words, place);
  terminal.line(`${tone(colour, mark)} ${name}  ${tone('dim', code)}`);
  if (what !== 'changed' || before === null || after === null) return;
  for (const field of Object.keys(after))
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      terminal.line(
        `    ${messages.columns[field] ?? field}: ${tone('dim', words(before[field]))} → ${words(after[field])}`,
      );
}

/** What something without a name of its own is told by. */
function titleOf(
  { user_id, device_id, role, job_type, serial_number, licence_id, product, plan }: Readonly<Record<string, unknown>>,
  words: (value: unknown) => string,
  place: unknown,
): string {
  if (licence_id !== undefined) return `${words(licence_id)}: ${words(user_id ?? device_id ?? place)}`;
  if (product !== undefined) return `${product} ${plan}`;
  if (serial_number !== undefined) return `${serial_number} @ ${words(device_id)}`;
  return user_id ? `${words(user_id)} @ ${words(place)} ${job_type ?? role}` : '';
}
