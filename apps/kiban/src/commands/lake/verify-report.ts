import { lakeTables, type TableReport } from '@kiban/delivery';
import { tableLines } from '../../output/table.ts';
import { tone } from '../../output/terminal.ts';
import type { CommandContext } from '../context.ts';

/** What comparing one table came to; those against the directory also say what it has and was not delivered yet. */
export type Compared = TableReport & { readonly at?: string | null; readonly not_delivered?: number };

const WIDEST_NAME = Math.max(...lakeTables.map(({ name }) => name.length));

/** One table: a line, and below it the first differences. */
export function writeReport(
  { terminal, messages }: CommandContext,
  against: 'events' | 'services',
  report: Compared,
  format: 'table' | 'json',
): void {
  if (format === 'json') {
    terminal.line(JSON.stringify({ against, ...report }));
    return;
  }
  const words = messages.lake;
  const state =
    report.differences === 0 ? tone('green', words.equal) : tone('red', words.different(report.differences));
  const told = [words.against[against], words.verified(number(report.rows), number(report.expected))];
  if (report.version !== null) told.push(words.ofVersion(report.version));
  if (report.erasure_pending > 0) told.push(words.erasurePending(report.erasure_pending));
  if ((report.not_delivered ?? 0) > 0) told.push(words.notDelivered(report.not_delivered ?? 0));
  terminal.line(`${state}  ${tone('bold', report.table.padEnd(WIDEST_NAME))}  ${tone('dim', told.join(', '))}`);
  const columns = (['problem', 'tenant_id', 'key', 'column', 'lake', 'database'] as const).map((field) => ({
    field,
    title: words.differenceColumns[field],
  }));
  const rows = report.first.map((each) => ({ ...each, problem: words.problems[each.problem] }));
  if (rows.length > 0) for (const line of tableLines(columns, rows)) terminal.line(`    ${line}`);
  if (report.differences > rows.length && rows.length > 0)
    terminal.line(`    ${words.firstOf(rows.length, report.differences)}`);
}

export function writeVerdict({ terminal, messages }: CommandContext, differences: number): void {
  const { allEqual, different } = messages.lake;
  terminal.line(`\n${differences === 0 ? tone('green', allEqual) : tone('red', different(differences))}`);
}

const number = (count: number): string => count.toLocaleString('en');
