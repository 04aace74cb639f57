import { column } from '../column.ts';
import { entity } from './entity.ts';

export const jobType = entity({
  kind: 'job_type',
  buckets: 1,
  fields: [
    column('name', 'string', 'Its name (membership.job_type)', '職種名（membership.job_type）'),
    column('name_en', 'string', 'Its name in English', '英語名'),
    column('display_order', 'integer', 'Where it stands in a list, smallest first', '表示順（小さい順）'),
    column('status', 'string', 'active or retired', '状態：active（有効）、retired（廃止）'),
  ],
  references: [],
  descriptions: { en: 'Job types: the jobs that people have', ja: '職種' },
});
