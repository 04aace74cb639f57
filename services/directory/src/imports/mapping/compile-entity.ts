import {
  compileValue,
  formatStep,
  isProblem,
  type Row,
  requireValue,
  type Value,
  type ValueContext,
  type ValueReader,
} from '@kiban/tabular';
import { kindSpec } from './entity-kinds.ts';
import type { EntityMapping } from './entity-schema.ts';
import { formatOfField } from './field-format.ts';
import type { MappedEntity, MappedLine, MappedProblem } from './mapped-line.ts';

/** What all values of a file's mapping share. */
export type EntityContext = Pick<ValueContext, 'lookups' | 'positionOf'>;

/** A value of the entity; a reference is refused for more reasons than a value. */
type Reader = (row: Row) => string | null | MappedProblem['problem'];

type Named = readonly (readonly [name: string, read: Reader])[];

/** Makes the function that reads one entity out of a row; undefined when the row is not about it, or only repeats it. */
export function compileEntity(
  entity: EntityMapping,
  shared: EntityContext,
): (row: Row, line: number, completeness: string | null) => MappedLine | undefined {
  const { kind } = entity;
  const applies = compileFilter(entity, shared);
  const isNews = entity.repeated === 'expected' ? newsOnly() : undefined;
  const key = compileKey(entity.key, shared);
  const fields = compileFields(entity, shared);
  const references = compileReferences(entity, shared);
  const identifiers = compileIdentifiers(entity, shared);
  const choice = kindSpec(kind).exactlyOneOf ?? [];

  return (row, line, completeness) => {
    if (!applies(row)) return undefined;
    const foundKey = key(row);
    if (isProblem(foundKey)) return { kind, key: null, line, problem: foundKey };
    if (foundKey === null)
      return { kind, key: null, line, problem: { code: 'key_missing', message: 'The key is empty.' } };
    const found: MappedEntity = {
      kind,
      key: foundKey,
      line,
      completeness,
      repeated: isNews !== undefined,
      fields: {},
      references: {},
      identifiers: [],
    };
    const problem =
      readNamed(fields, row, found.fields) ??
      readNamed(references, row, found.references) ??
      chosenOnce(choice, found.references) ??
      readIdentifiers(identifiers, row, found.identifiers);
    if (problem !== undefined) return { kind, key: foundKey, line, problem };
    return isNews === undefined || isNews(found) ? found : undefined;
  };
}

function compileFilter({ when }: EntityMapping, { positionOf }: EntityContext): (row: Row) => boolean {
  if (when === undefined) return () => true;
  const position = positionOf(when.column);
  const accepted = new Set(when.equals);
  return (row) => accepted.has(row.clean[position] ?? '');
}

function compileKey(value: Value, shared: EntityContext): ValueReader {
  return compileValue(value, { ...shared, label: 'key', personal: false, whole: true });
}

function compileFields(entity: EntityMapping, shared: EntityContext): Named {
  const specs = kindSpec(entity.kind).fields;
  return Object.entries(entity.fields).map(([name, value]) => {
    const spec = specs[name];
    const context = { ...shared, label: `fields.${name}`, personal: spec?.personal === true, whole: false };
    const read = compileValue(value, context);
    const format = spec === undefined ? undefined : formatOfField(spec.type);
    const checked = format === undefined ? read : then(read, formatStep(format, context));
    return [name, spec?.required ? requireValue(checked, context.label) : checked] as const;
  });
}

function then(read: ValueReader, step: (value: string) => ReturnType<ValueReader>): ValueReader {
  return (row) => {
    const value = read(row);
    return value === null || isProblem(value) ? value : step(value);
  };
}

function compileReferences(entity: EntityMapping, shared: EntityContext): Named {
  const specs = kindSpec(entity.kind).references;
  return Object.entries(entity.references).map(([name, value]) => {
    const label = `references.${name}`;
    const read = compileValue(value, { ...shared, label, personal: false, whole: true });
    if (!specs[name]?.required) return [name, read] as const;
    const required: Reader = (row) =>
      read(row) ?? { code: 'reference_required', message: `${label} is required and empty.` };
    return [name, required] as const;
  });
}

function compileIdentifiers(entity: EntityMapping, shared: EntityContext): Named {
  return entity.identifiers.map(({ system, value }) => {
    return [
      system,
      compileValue(value, { ...shared, label: `identifier ${system}`, personal: false, whole: true }),
    ] as const;
  });
}

function readNamed(readers: Named, row: Row, into: Record<string, string | null>) {
  for (const [name, read] of readers) {
    const value = read(row);
    if (isProblem(value)) return value;
    into[name] = value;
  }
  return undefined;
}

function readIdentifiers(readers: Named, row: Row, into: MappedEntity['identifiers']) {
  for (const [system, read] of readers) {
    const value = read(row);
    if (isProblem(value)) return value;
    if (value !== null) into.push({ system, value });
  }
  return undefined;
}

function chosenOnce(choice: readonly string[], references: MappedEntity['references']) {
  if (choice.length === 0) return undefined;
  const chosen = choice.filter((name) => (references[name] ?? null) !== null);
  if (chosen.length === 1) return undefined;
  return chosen.length === 0
    ? ({ code: 'reference_required', message: `One of ${choice.join(', ')} is required and all are empty.` } as const)
    : ({
        code: 'reference_ambiguous',
        message: `Only one of ${choice.join(', ')} may be given, not ${chosen.length}.`,
      } as const);
}

/** Lets each form of an entity pass once: a prefecture named on 97,000 lines is one line's news. */
function newsOnly(): (entity: MappedEntity) => boolean {
  const seen = new Set<string>();
  return ({ key, completeness, fields, references, identifiers }) => {
    const form = JSON.stringify([key, completeness, fields, references, identifiers]);
    if (seen.has(form)) return false;
    seen.add(form);
    return true;
  };
}
