import type { DataType, StructField } from '@kiban/delta-lake';
import { column } from '../column.ts';
import { entity } from './entity.ts';

const field = (name: string, type: DataType): StructField => ({ name, type, nullable: true, metadata: {} });
const said: DataType = {
  type: 'struct',
  fields: [field('source', 'string'), field('line', 'integer'), field('text', 'string'), field('value', 'string')],
};

export const contradiction = entity({
  kind: 'contradiction',
  buckets: 1,
  fields: [
    column('import_name', 'string', 'The lists, by the name of their mapping', '取り込みの名前'),
    column('import_id', 'string', 'The import that found it', '検出した取り込み'),
    column(
      'subject_kind',
      'string',
      'What it is about: device, certificate or licence',
      '対象の種類：device、certificate、licence',
    ),
    column('subject_id', 'string', 'Which one; empty: its lines were set aside', '対象のid（空：行が保留中）'),
    column('subject_key', 'string', 'What lines that were set aside share', '保留された行に共通するもの'),
    column('field', 'string', 'In what the sources differ', '食い違う項目'),
    column(
      'values',
      { type: 'array', containsNull: false, elementType: said },
      'What each source says',
      '取り込み元ごとの値',
    ),
    column('chosen', said, 'Which value it is taken to be', '採用された値'),
    column('status', 'string', 'open, decided or settled', '状態：open（未決）、decided（決定）、settled（解消）'),
    column('decided_by', 'string', 'Whose decision stands (user.id)', '決定した利用者（user.id）'),
  ],
  references: [{ column: 'decided_by', table: 'user' }],
  descriptions: { en: 'Contradictions of sources', ja: '取り込み元の矛盾' },
});
