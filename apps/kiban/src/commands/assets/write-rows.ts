import { csvRecord, tableLines } from '../../output/table.ts';
import type { CommandContext, Format } from '../context.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Rows as a table with translated titles, or whole: one JSON object a line, or CSV. */
export function writeRows(
  { terminal, messages }: CommandContext,
  format: Format,
  fields: readonly string[],
  rows: readonly Row[],
): void {
  if (format === 'json') for (const row of rows) terminal.line(JSON.stringify(row));
  else if (format === 'csv')
    for (const record of [fields, ...rows.map((row) => fields.map((field) => row[field]))])
      terminal.line(csvRecord(record));
  else if (rows.length === 0) terminal.line(messages.search.none);
  else {
    const columns = fields.map((field) => ({ field, title: messages.columns[field] ?? field }));
    for (const line of tableLines(columns, rows)) terminal.line(line);
  }
}
