import { because } from '@kiban/service';
import type { z } from 'zod';

interface Placed {
  readonly unit_id?: string | null | undefined;
  readonly store_id?: string | null | undefined;
}

/** A role is given, asked for or reviewed in a unit, in a store, or in the whole tenant. */
export function atMostOnePlace<Schema extends z.ZodType<Placed>>(schema: Schema): Schema {
  return schema.refine(({ unit_id, store_id }) => unit_id == null || store_id == null, {
    ...because('Name a unit or a store, not both.', '組織と店舗の両方は指定できません。'),
    path: ['store_id'],
  });
}
