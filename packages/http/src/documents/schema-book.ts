import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Language } from '../words.ts';

type Json = Record<string, unknown>;

/** Turns zod schemas into JSON Schema (draft 2020-12), keeping those that have an `id` in `components/schemas`. */
export interface SchemaBook {
  /** @param io what a client sends (`input`), or what it gets (`output`). */
  schema(schema: z.ZodType, io: 'input' | 'output'): Json;
  components(): Json;
}

/**
 * Words stand in the schemas as `.meta({ description, 'x-description-ja' })`.
 * @throws Error when two schemas have one id, or what is sent and what is answered under one id differ.
 */
export function schemaBook(language: Language): SchemaBook {
  const components: Record<string, Json> = {};
  return {
    components: () => components,
    schema: (schema, io) => {
      const {
        $schema: _dialect,
        $defs,
        ...json
      } = z.toJSONSchema(schema, {
        io,
        target: 'draft-2020-12',
        override: ({ jsonSchema }) => inOneLanguage(jsonSchema as Json, language),
      }) as Json & { $defs?: Record<string, Json> };
      for (const [id, definition] of Object.entries($defs ?? {})) keep(components, id, definition);
      const id = json.id;
      if (typeof id !== 'string') return withReferences(json) as Json;
      keep(components, id, json);
      return { $ref: `#/components/schemas/${id}` };
    },
  };
}

function keep(components: Record<string, Json>, id: string, { id: _id, ...definition }: Json): void {
  const schema = withReferences(definition) as Json;
  const known = components[id];
  if (known !== undefined && !isDeepStrictEqual(known, schema)) throw new Error(`Two schemas have the id ${id}.`);
  components[id] = schema;
}

function inOneLanguage(schema: Json, language: Language): void {
  const japanese = schema['x-description-ja'];
  delete schema['x-description-ja'];
  if (language === 'ja' && japanese !== undefined) schema.description = japanese;
}

function withReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === '$ref' && typeof member === 'string'
        ? member.replace('#/$defs/', '#/components/schemas/')
        : withReferences(member),
    ]),
  );
}
