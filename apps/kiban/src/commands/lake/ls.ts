import { lakeStatus, type TableStatus } from '@kiban/delivery';
import type { Messages } from '../../messages/en.ts';
import { tableLines } from '../../output/table.ts';
import { tone } from '../../output/terminal.ts';
import { localTime } from '../../output/time.ts';
import type { CommandContext } from '../context.ts';
import { withLedger } from './with-ledger.ts';

/** `kiban lake ls`: every table, what is in it, how fresh it is, and what is held back. */
export async function lakeListCommand(context: CommandContext, format: 'table' | 'json'): Promise<void> {
  const statuses = await withLedger(context, lakeStatus);
  if (format === 'json') for (const status of statuses) context.terminal.line(JSON.stringify(plain(status)));
  else writeTable(context, statuses);
}

function plain({ table, contents, problem, ledger }: TableStatus): Readonly<Record<string, unknown>> {
  const tenants = contents === null ? null : Object.fromEntries(contents.tenants);
  return { table: table.name, ...(contents === null ? { version: null } : { ...contents, tenants }), problem, ledger };
}

function writeTable({ terminal, messages }: CommandContext, statuses: readonly TableStatus[]): void {
  const words = messages.lake;
  const columns = (['table', 'version', 'rows', 'files', 'size', 'published', 'state'] as const).map((field) => ({
    field,
    title: words.listColumns[field],
    ...(['version', 'rows', 'files', 'size'].includes(field) ? { align: 'right' as const } : {}),
  }));
  for (const line of tableLines(
    columns,
    statuses.map((status) => shown(status, messages)),
  ))
    terminal.line(line);
  for (const { table, ledger } of statuses)
    if (ledger !== null && ledger.held !== null) {
      const { reason, detail, attempts } = ledger.held;
      terminal.line(
        tone('red', words.heldBecause(table.name, `${words.holdReasons[reason] ?? ''} [${reason}]`, attempts)),
      );
      terminal.line(`  ${detail}`);
    }
}

function shown(status: TableStatus, { lake: words }: Messages): Record<string, unknown> {
  const { table, contents, ledger } = status;
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const published = ledger?.published_at ?? null;
  return {
    table: table.name,
    ...(contents === null
      ? {}
      : {
          version: contents.version,
          rows: contents.rows.toLocaleString('en'),
          files: contents.files.toLocaleString('en'),
          size: sizeText(contents.bytes),
        }),
    published: published === null ? '' : localTime(published, timezone),
    state: stateText(status, words),
  };
}

function stateText({ contents, problem, ledger }: TableStatus, words: Messages['lake']): string {
  if (problem !== null) return words.unreadable(problem);
  if (ledger !== null && ledger.held !== null) return words.states.held;
  if (ledger !== null && ledger.lag_events > 0)
    return words.behind(ledger.lag_events.toLocaleString('en'), durationText(ledger.lag_seconds));
  return contents === null ? words.states.empty : words.states.complete;
}

function sizeText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toLocaleString('en', { maximumFractionDigits: 1 })} ${units[power]}`;
}

function durationText(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
