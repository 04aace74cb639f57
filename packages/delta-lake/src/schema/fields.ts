import type { DataType, StructField, StructType } from './data-type.ts';

export interface FieldAt {
  /** Names from the table's column down; elements, keys and values of arrays and maps have none of their own. */
  readonly path: readonly string[];
  readonly field: StructField;
}

/** Every field of a schema, also those within arrays and maps, a column before what lies below it. */
export function* fieldsBelow(type: DataType, path: readonly string[] = []): Generator<FieldAt> {
  if (typeof type === 'string') return;
  switch (type.type) {
    case 'array':
      yield* fieldsBelow(type.elementType, path);
      return;
    case 'map':
      yield* fieldsBelow(type.keyType, path);
      yield* fieldsBelow(type.valueType, path);
      return;
    case 'struct':
      for (const field of type.fields) {
        const here = [...path, field.name];
        yield { path: here, field };
        yield* fieldsBelow(field.type, here);
      }
  }
}

/** The field that `a.b` names, through structs only; a name that itself holds dots is found first. */
export function fieldAt(schema: StructType, column: string): { readonly fields: readonly StructField[] } | null {
  const whole = schema.fields.find(({ name }) => name === column);
  if (whole !== undefined) return { fields: [whole] };
  for (const field of schema.fields) {
    if (!column.startsWith(`${field.name}.`) || typeof field.type === 'string' || field.type.type !== 'struct')
      continue;
    const below = fieldAt(field.type, column.slice(field.name.length + 1));
    if (below !== null) return { fields: [field, ...below.fields] };
  }
  return null;
}
