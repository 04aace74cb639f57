import { as_of, described, id, itemsOf, named, reason, record, text } from '@kiban/service';
import { z } from 'zod';

const words = {
  name: ['Its name: what memberships say. It never changes.', '職種名。所属はこの名前を参照し、後から変更できません。'],
  name_en: ['Its name in English.', '英語名。'],
  display_order: ['Where it stands in a list, smallest first.', '表示順。小さい順です。'],
} as const;

export const jobTypeStatus = z.enum(['active', 'retired']);

export const jobTypeSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the job type.', '職種の永続的な ID。'),
    name: described(z.string(), ...words.name),
    name_en: described(z.string().nullable(), ...words.name_en),
    display_order: described(z.int(), ...words.display_order),
    status: described(
      jobTypeStatus,
      'active: offered. retired: offered no more; who has it keeps it.',
      'active は選択可、retired は廃止済み（既存の所属には残ります）。',
    ),
    ...record,
  }),
  'JobType',
  'A job that people have in their places.',
  '所属先での職種。',
);

export const jobTypesSchema = named(
  z.strictObject({ items: itemsOf(jobTypeSchema), as_of }),
  'JobTypes',
  'The tenant’s job types.',
  'テナントの職種。',
);

const writable = {
  name_en: described(text(100).nullable().exactOptional(), ...words.name_en),
  display_order: described(z.int().min(0).max(100_000).exactOptional(), ...words.display_order),
  reason,
};

export const newJobType = named(
  z.strictObject({ name: described(text(100), ...words.name), ...writable }),
  'NewJobType',
  'A job type to be added; without an order behind all others.',
  '追加する職種。表示順を省くと末尾になります。',
);

export const jobTypeChange = named(
  z.strictObject(writable),
  'JobTypeChange',
  'What is to change; what is left out stays.',
  '変更する項目。省いた項目は変わりません。',
);
