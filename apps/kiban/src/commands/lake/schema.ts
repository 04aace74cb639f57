import { typeText } from '../../lake/plain-value.ts';
import { tableLines } from '../../output/table.ts';
import { tone } from '../../output/terminal.ts';
import type { CommandContext } from '../context.ts';
import { tableNamed } from './with-lake.ts';

/** `kiban lake schema`: what the columns of a table are, in the language asked for. */
export function lakeSchemaCommand(context: CommandContext, name: string, format: 'table' | 'json'): void {
  const { terminal, messages, config } = context;
  const table = tableNamed(context, name);
  const words = messages.lake;
  if (format === 'json') {
    terminal.line(JSON.stringify({ ...table, columns: table.columns.map((each) => ({ ...each, type: typeText(each.type) })) }, null, 2));
    return;
  }
  terminal.line(`${tone('bold', table.name)}  ${table.descriptions[config.language]}`);
  terminal.line(tone('dim', words.partitions(table.partition_columns.join(', '))));
  const columns = (['name', 'type', 'required', 'personal', 'description'] as const).map((field) => ({
    field,
    title: words.schemaColumns[field],
    ...(field === 'description' ? { whole: true as const } : {}),
  }));
  const rows = table.columns.map(({ name: column, type, nullable, personal, descriptions }) => ({
    name: column,
    type: typeText(type),
    required: nullable ? '' : words.yes,
    personal: personal ? words.yes : '',
    description: descriptions[config.language],
  }));
  for (const line of tableLines(columns, rows)) terminal.line(line);
}
