import { fileSchema, listOf, table, valueSchema } from '@kiban/tabular';
import { z } from 'zod';
import { entity } from './entity-schema.ts';

/** A file or a table and the entities in each of its records. */
export const file = fileSchema({
  completeness: table({ value: valueSchema, max_loss: share().default(0.5) }, 'completeness').optional(),
  entities: listOf(entity, 'entities').min(1, { error: 'must hold at least one entity' }),
});

export type FileMapping = z.output<typeof file>;

function share() {
  return z
    .string({ error: 'must be a number' })
    .regex(/^(0|0?\.\d+|1|1\.0+)$/, { error: 'must be a share from 0 to 1, such as 0.5' })
    .transform(Number);
}
