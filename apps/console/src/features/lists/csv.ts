export interface CsvColumn<Row> {
  readonly header: string;
  readonly text: (row: Row) => string | number | null;
}

/** RFC 4180, with a byte order mark, so that Excel reads it as UTF-8. */
export function csv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ header }) => cell(header)),
    ...rows.map((row) => columns.map(({ text }) => cell(text(row)))),
  ];
  return `\ufeff${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** Tab-separated, as spreadsheets take it from the clipboard. */
export function tabbed<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const text = (value: string | number | null) => harmless(value).replace(/[\t\r\n]+/g, ' ');
  return [
    columns.map(({ header }) => text(header)),
    ...rows.map((row) => columns.map((column) => text(column.text(row)))),
  ]
    .map((line) => line.join('\t'))
    .join('\n');
}

function cell(value: string | number | null): string {
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would run a text that begins like a formula (OWASP, CSV injection). */
function harmless(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
