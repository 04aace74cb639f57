import { compileNormalize } from '../values/normalize.ts';
import { findFormat, type ValueFormat } from '../values/value-formats.ts';
import type { ColumnValue, JoinValue, Lookups, Value } from './value-schema.ts';

/** A record's values as they stand in the file, and after the file's own normalisation. */
export type Row = { raw: readonly string[]; clean: readonly (string | null)[] };

export type ValueProblemCode = 'value_required' | 'value_malformed' | 'lookup_missing';

export type ValueProblem = { code: ValueProblemCode; message: string };

/** The value a row has, null for none, or why it cannot be taken. */
export type ValueReader = (row: Row) => string | null | ValueProblem;

export type ValueContext = {
  lookups: Lookups;
  /** Where in a row a column stands. */
  positionOf: (column: string) => number;
  /** What messages call the value: `fields.email`. */
  label: string;
  /** A person's data: messages do not repeat it. */
  personal: boolean;
  /** In a key or a reference a join lacks its value as soon as one part does. */
  whole: boolean;
};

type Step = (value: string) => string | null | ValueProblem;

export function compileValue(value: Value, context: ValueContext): ValueReader {
  if ('constant' in value) return () => value.constant;
  return 'join' in value ? compileJoin(value, context) : compileColumn(value, context);
}

export function isProblem<Problem extends object>(value: string | null | Problem): value is Problem {
  return typeof value === 'object' && value !== null;
}

/** A step that checks and rewrites by a format. */
export function formatStep(format: ValueFormat, context: ValueContext): Step {
  return (value) =>
    format.apply(value) ?? {
      code: 'value_malformed',
      message: `${context.label} ${shown(value, context)} is not ${format.expects}.`,
    };
}

export function requireValue(read: ValueReader, label: string): ValueReader {
  return (row) => read(row) ?? { code: 'value_required', message: `${label} is required and empty.` };
}

function compileJoin(value: JoinValue, context: ValueContext): ValueReader {
  const parts = value.join.map((part) => compileValue(part, context));
  const separator = value.separator ?? '';
  return (row) => {
    const texts: string[] = [];
    for (const part of parts) {
      const text = part(row);
      if (isProblem(text)) return text;
      if (text !== null) texts.push(text);
      else if (context.whole) return null;
    }
    return texts.length === 0 ? null : texts.join(separator);
  };
}

function compileColumn(value: ColumnValue, context: ValueContext): ValueReader {
  const position = context.positionOf(value.column);
  const own = value.normalize === undefined ? undefined : compileNormalize(value.normalize);
  const steps = columnSteps(value, context);
  const fallback = value.default ?? null;
  const read: ValueReader = (row) => {
    let current = (own === undefined ? row.clean[position] : own(row.raw[position] ?? '')) ?? null;
    for (const step of steps) {
      if (current === null) break;
      const next = step(current);
      if (isProblem(next)) return next;
      current = next === '' ? null : next;
    }
    return current ?? fallback;
  };
  return value.required === true ? requireValue(read, `${context.label} (column '${value.column}')`) : read;
}

function columnSteps(value: ColumnValue, context: ValueContext): Step[] {
  const steps: Step[] = [];
  if (value.pattern !== undefined) {
    const pattern = new RegExp(value.pattern, 'u');
    steps.push((text) => pattern.exec(text)?.[1] ?? null);
  }
  if (value.lookup !== undefined) steps.push(lookupStep(value.lookup, context));
  const format = value.format === undefined ? undefined : findFormat(value.format);
  if (format !== undefined) steps.push(formatStep(format, context));
  return steps;
}

function lookupStep(name: string, context: ValueContext): Step {
  const table = new Map(Object.entries(context.lookups[name] ?? {}));
  return (text) =>
    table.get(text) ?? {
      code: 'lookup_missing',
      message: `${context.label} ${shown(text, context)} is not in the lookup ${name}.`,
    };
}

function shown(value: string, { personal }: ValueContext): string {
  if (personal) return '(not shown here)';
  return value.length > 40 ? `'${value.slice(0, 40)}…'` : `'${value}'`;
}
