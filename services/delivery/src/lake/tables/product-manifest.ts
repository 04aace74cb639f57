import type { DataType, StructField } from '@kiban/delta-lake';
import { column } from '../column.ts';
import { words } from './common-columns.ts';
import { entity } from './entity.ts';

const field = (name: string, type: DataType): StructField => ({ name, type, nullable: true, metadata: {} });
const inBoth: DataType = { type: 'struct', fields: [field('en', 'string'), field('ja', 'string')] };
const listOf = (fields: StructField[]): DataType => ({
  type: 'array',
  containsNull: false,
  elementType: { type: 'struct', fields },
});

export const productManifest = entity({
  kind: 'product_manifest',
  buckets: 1,
  fields: [
    column('product', 'string', 'Code of the product', '製品のコード'),
    column('name', inBoth, 'What it is called, in English and Japanese', '製品名（英語・日本語）'),
    column(
      'licensed',
      'boolean',
      'Whether its roles count only where a licence covers them',
      '役割にライセンスが必要か',
    ),
    column(
      'permissions',
      listOf([
        field('key', 'string'),
        field('permission', 'string'),
        field('name', inBoth),
        field('resource_type', 'string'),
        field('everybody', 'boolean'),
      ]),
      'What can be permitted in it',
      '権限の一覧',
    ),
    column(
      'roles',
      listOf([
        field('key', 'string'),
        field('name', inBoth),
        field('description', inBoth),
        field('permissions', words),
        field('scopes', words),
      ]),
      'The roles that it brings',
      '役割の一覧',
    ),
    column('status', 'string', 'active or withdrawn', '状態：active（有効）、withdrawn（取り下げ）'),
  ],
  references: [],
  descriptions: { en: 'Product manifests: what products say of themselves', ja: '製品の定義（権限と役割）' },
});
