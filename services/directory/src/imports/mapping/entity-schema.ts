import { listOf, oneOf, or, table, text, type Value, valueSchema } from '@kiban/tabular';
import { z } from 'zod';
import { ENTITY_KIND_NAMES, type EntityKind, kindSpec } from './entity-kinds.ts';

/** How one kind of entity comes out of each record of a file. */
export type EntityMapping = {
  kind: EntityKind;
  /** The entity's key in the source system: what makes it the same entity in the next snapshot. */
  key: Value;
  /** Only records in which the column holds one of these. */
  when?: { column: string; equals: string[] } | undefined;
  /** The entity stands in many records (a prefecture); identical repeats are dropped. */
  repeated?: 'expected' | undefined;
  fields: Readonly<Record<string, Value>>;
  references: Readonly<Record<string, Value>>;
  identifiers: { system: string; value: Value }[];
};

function entitySchema(kind: EntityKind) {
  const spec = kindSpec(kind);
  const fields = Object.entries(spec.fields).map(([name, field]) => [name, fieldValue(field.required)] as const);
  const references = Object.entries(spec.references).map(
    ([name, target]) => [name, fieldValue(target.required)] as const,
  );
  const refersRequired = Object.values(spec.references).some((target) => target.required);
  const referenceTable = table(Object.fromEntries(references), `references of a ${kind}`).superRefine(
    (given, context) => {
      const choice = spec.exactlyOneOf;
      if (choice === undefined || choice.some((name) => Object.hasOwn(given, name))) return;
      context.addIssue(`must name ${or(choice)}`);
    },
  );
  const identifiers = table({ system: text('a code system'), value: valueSchema }, 'an identifier');
  return table(
    {
      kind: z.literal(kind),
      key: valueSchema,
      when: table(
        { column: text('the name of a column'), equals: listOf(z.string(), 'texts').min(1) },
        'when',
      ).optional(),
      repeated: oneOf(['expected']).optional(),
      fields: table(Object.fromEntries(fields), `fields of a ${kind}`),
      references: refersRequired ? referenceTable : referenceTable.default({}),
      identifiers: (spec.identifiers ? listOf(identifiers, 'identifiers') : noIdentifiers(kind)).default([]),
    },
    `an entity of kind ${kind}`,
  );
}

const fieldValue = (required: true | undefined) => (required ? valueSchema : valueSchema.optional());

function noIdentifiers(kind: EntityKind) {
  return z
    .array(z.never(), { error: `a ${kind} has no identifiers` })
    .max(0, { error: `a ${kind} has no identifiers` });
}

/** By its kind, so that only the rules of that kind speak. */
export const entity = z.unknown().transform((input, context): EntityMapping => {
  const given = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
  const kind = ENTITY_KIND_NAMES.find((name) => name === given);
  if (kind === undefined) {
    context.addIssue({ code: 'custom', path: ['kind'], message: `must be ${or(ENTITY_KIND_NAMES)}` });
    return z.NEVER;
  }
  const result = ENTITY_SCHEMAS[kind].safeParse(input);
  if (result.success) return result.data as EntityMapping;
  for (const issue of result.error.issues) context.issues.push({ ...issue, code: 'custom', input });
  return z.NEVER;
});

const ENTITY_SCHEMAS = Object.fromEntries(ENTITY_KIND_NAMES.map((kind) => [kind, entitySchema(kind)])) as Record<
  EntityKind,
  ReturnType<typeof entitySchema>
>;
