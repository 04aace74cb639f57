import stringWidth from 'string-width';
import { tone } from './terminal.ts';

export interface Column {
  readonly title: string;
  readonly field: string;
  readonly align?: 'right';
  /** Never cut: sentences, in the last column. */
  readonly whole?: true;
}

const WIDEST = 44;

/** Lines of aligned columns. Japanese characters are two columns wide. Columns that are empty throughout are left out. */
export function tableLines(columns: readonly Column[], rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const shown = columns.filter((column) => rows.some((row) => textOf(row[column.field]) !== ''));
  const widths = shown.map((column) =>
    Math.min(
      column.whole ? Number.POSITIVE_INFINITY : WIDEST,
      rows.reduce((width, row) => Math.max(width, stringWidth(textOf(row[column.field]))), stringWidth(column.title)),
    ),
  );
  const cell = (text: string, index: number): string => {
    const cut = cutTo(text, widths[index] ?? 0);
    const space = ' '.repeat((widths[index] ?? 0) - stringWidth(cut));
    if (shown[index]?.align === 'right') return space + cut;
    return index === shown.length - 1 ? cut : cut + space;
  };
  const head = shown.map((column, index) => cell(column.title, index)).join('  ');
  return [
    tone('bold', head),
    ...rows.map((row) => shown.map((column, index) => cell(textOf(row[column.field]), index)).join('  ')),
  ];
}

function cutTo(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (stringWidth(cut + character) > width - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** One CSV record (RFC 4180). */
export function csvRecord(values: readonly unknown[]): string {
  return values
    .map((value) => textOf(value))
    .map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(',');
}
