import { type EntityKind, findByCode, type HistoryEntry, historyEntries, importKind, namesOf } from '@kiban/directory';
import { type TenantId, tenantRead } from '@kiban/postgres';
import { tone } from '../output/terminal.ts';
import { localTime } from '../output/time.ts';
import { type Platform, withPlatform } from '../platform.ts';
import { assetHistoryCommand } from './assets/history.ts';
import { type CommandContext, UsageError } from './context.ts';
import { assetKindOf, kindOf } from './kinds.ts';
import { tenantOf } from './tenant-of.ts';
import { idsIn, valueWords } from './value-words.ts';

export interface HistoryArguments {
  readonly tenant: string;
  readonly kind: string;
  readonly code: string;
  readonly format: 'table' | 'json';
}

/** `kiban history` */
export async function historyCommand(context: CommandContext, given: HistoryArguments): Promise<void> {
  const { messages, terminal } = context;
  const asset = assetKindOf(given.kind);
  if (asset !== undefined) return assetHistoryCommand(context, { ...given, kind: asset });
  const kind = kindOf(given.kind, messages.options.kind);
  await withPlatform(context.config, async (platform) => {
    const tenant = await tenantOf(platform, given.tenant, messages);
    const id = await oneId(platform, tenant.tenant_id, context, kind, given.code);
    const [entries] = await tenantRead(platform.directory, tenant.tenant_id, [
      historyEntries(importKind(kind).aggregate, id),
    ]);
    if (given.format === 'json') {
      terminal.line(JSON.stringify(entries, null, 2));
      return;
    }
    const [named] = await tenantRead(platform.directory, tenant.tenant_id, [
      namesOf(idsIn(entries.map((entry) => entry.state))),
    ]);
    const names = new Map(named.map((row) => [row.id, row.name]));
    terminal.line(`${tone('bold', titleOf(entries))}  ${tone('dim', `${messages.kinds[kind]} ${id}`)}`);
    for (const [index, entry] of entries.entries())
      writeEntry(context, entry, entries[index - 1] ?? null, names, tenant.timezone);
  });
}

/** The one thing a code means. @throws UsageError when it means none, or several. */
async function oneId(
  platform: Platform,
  tenantId: TenantId,
  { messages }: CommandContext,
  kind: EntityKind,
  code: string,
): Promise<string> {
  const [found] = await tenantRead(platform.directory, tenantId, [findByCode(kind, code)]);
  const [first, ...others] = found;
  if (first === undefined) throw new UsageError(messages.history.none(messages.kinds[kind], code));
  if (others.length === 0) return first.id;
  const lines = found.map((each) =>
    `  ${each.id}  ${each.by} ${each.valid_from ?? ''} ${each.valid_to ?? ''}`.trimEnd(),
  );
  throw new UsageError([messages.history.several(code), ...lines].join('\n'));
}

function titleOf(entries: readonly HistoryEntry[]): string {
  const state = entries.at(-1)?.state ?? {};
  return String(state.name ?? state.job_type ?? '');
}

/** What, from, to, when, who, why. */
function writeEntry(
  { messages, terminal }: CommandContext,
  entry: HistoryEntry,
  before: HistoryEntry | null,
  names: ReadonlyMap<string, string | null>,
  timezone: string,
): void {
  const words = messages.history;
  const bound = entry.payload.not_before;
  const when = tone('magenta', localTime(entry.valid_from, timezone));
  const since = typeof bound === 'string' ? tone('dim', ` (${words.notBefore(bound)})`) : '';
  terminal.line(`\n${when}${since}  ${tone('bold', entry.name)}  ${tone('dim', `v${entry.version}`)}`);
  for (const field of entry.payload.changed ?? []) {
    const title = messages.columns[field] ?? field;
    const after = valueWords(entry.state[field], names, words);
    const was = before === null ? null : valueWords(before.state[field], names, words);
    terminal.line(`  ${title}: ${was === null ? after : `${tone('dim', was)} → ${after}`}`);
  }
  const behalf = entry.on_behalf_of === null ? '' : `, ${words.onBehalfOf} ${entry.on_behalf_of}`;
  const why = entry.reason === null ? '' : `  ${words.why}: ${entry.reason}${lineOf(entry)}`;
  terminal.line(
    tone(
      'dim',
      `  ${words.by} ${entry.actor_kind}:${entry.actor_id}${behalf}${why}  ${words.recorded(localTime(entry.recorded_at, timezone))}`,
    ),
  );
}

/** Where in the source it stood. */
function lineOf({ payload }: HistoryEntry): string {
  return typeof payload.file === 'string' ? ` ${payload.file}:${payload.line}` : '';
}
