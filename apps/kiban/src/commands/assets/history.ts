import { type HistoryEntryView, type HistoryKind, readHistory, WOVEN } from '@kiban/asset';
import type { Database } from '@kiban/postgres';
import { tone } from '../../output/terminal.ts';
import { localTime } from '../../output/time.ts';
import type { Platform } from '../../platform.ts';
import { type CommandContext, UsageError } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';
import { valueWords } from '../value-words.ts';
import { everyPage, PAGE } from './every-page.ts';
import { idOfAsset } from './id-of-asset.ts';
import { withAssets } from './with-assets.ts';

export interface AssetHistoryArguments {
  readonly tenant: string;
  readonly kind: HistoryKind;
  /** Of a device: serial number, asset tag, name; of a certificate: serial number; of anything: its id. */
  readonly code: string;
  readonly format: 'table' | 'json';
}

/** `kiban history device …`: every change, the oldest first, with what belongs to the thing woven in. */
export async function assetHistoryCommand(context: CommandContext, given: AssetHistoryArguments): Promise<void> {
  await withAssets(context, (assets, platform) => writeHistory(context, assets, platform, given));
}

async function writeHistory(
  context: CommandContext,
  assets: Database,
  platform: Platform,
  { tenant, kind, code, format }: AssetHistoryArguments,
): Promise<void> {
  const { messages, terminal } = context;
  const { tenant_id: tenantId, timezone } = await tenantOf(platform, tenant, messages);
  const id = await idOfAsset({ assets, tenantId, messages }, kind, code);
  const entries = await everyPage(async (after) => {
    const woven = WOVEN[kind] ?? [];
    const page = await readHistory(assets, tenantId, { kind, id, woven, at: null, limit: PAGE, after });
    if (page === null) throw new UsageError(messages.history.none(messages.kinds[kind], code));
    return page;
  });
  const chronicle = entries.toReversed();
  if (format === 'json') return terminal.line(JSON.stringify(chronicle, null, 2));
  const title = entries.find((entry) => entry.id === id)?.label ?? '';
  terminal.line(`${tone('bold', title)}  ${tone('dim', `${messages.kinds[kind]} ${id}`)}`);
  for (const entry of chronicle) writeEntry(context, entry, timezone);
}

function writeEntry({ messages, terminal }: CommandContext, entry: HistoryEntryView, timezone: string): void {
  const words = messages.history;
  const { actor, reason, on_behalf_of, label } = entry;
  const what = `${tone('bold', entry.name)}${label === null ? '' : ` ${label}`}`;
  terminal.line(
    `\n${tone('magenta', localTime(entry.valid_from, timezone))}  ${what}  ${tone('dim', `v${entry.version}`)}`,
  );
  for (const { field, before, after, before_name, after_name } of entry.changes) {
    const now = after_name ?? shown(after, words, timezone);
    const was = before_name ?? shown(before, words, timezone);
    const change = entry.version === 1 ? now : `${tone('dim', was)} → ${now}`;
    terminal.line(`  ${messages.columns[field] ?? field}: ${change}`);
  }
  const behalf = on_behalf_of === null ? '' : `, ${words.onBehalfOf} ${on_behalf_of}`;
  const why = reason === null ? '' : `  ${words.why}: ${reason}`;
  const who = `${actor.kind}:${actor.name ?? actor.id}`;
  const recorded = words.recorded(localTime(entry.recorded_at, timezone));
  terminal.line(tone('dim', `  ${words.by} ${who}${behalf}${why}  ${recorded}`));
}

function shown(value: unknown, words: CommandContext['messages']['history'], timezone: string): string {
  if (typeof value === 'string' && TIME.test(value)) return localTime(value, timezone);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : valueWords(value, new Map(), words);
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
