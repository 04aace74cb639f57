import type { DataType, StructField } from '@kiban/delta-lake';
import { column } from '../column.ts';
import { words } from './common-columns.ts';
import { entity } from './entity.ts';

const field = (name: string, type: DataType): StructField => ({ name, type, nullable: true, metadata: {} });
const inBoth: DataType = { type: 'struct', fields: [field('en', 'string'), field('ja', 'string')] };
const plan: DataType = {
  type: 'struct',
  fields: [field('key', 'string'), field('name', inBoth), field('features', words), field('seat_kind', 'string')],
};

export const product = entity({
  kind: 'product',
  buckets: 1,
  fields: [
    column('product', 'string', 'Code of the product', '製品コード'),
    column('name', inBoth, 'What it is called, in English and Japanese', '製品名（英語・日本語）'),
    column('plans', { type: 'array', containsNull: false, elementType: plan }, 'What it is sold as', '販売プラン'),
    column('status', 'string', 'active or withdrawn', '状態：active（販売中）、withdrawn（販売終了）'),
  ],
  references: [],
  descriptions: { en: 'Products: what the vendor sells', ja: '製品（販売されるもの）' },
});
