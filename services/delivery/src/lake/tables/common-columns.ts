import type { DataType } from '@kiban/delta-lake';
import { column, type LakeColumn, required } from '../column.ts';

/** Whose row it is, and which part of the tenant's rows it lies in: first in every table. */
export const placeColumns: readonly LakeColumn[] = [
  required('tenant_id', 'string', 'The tenant (customer) this row belongs to', 'この行が属するテナント（顧客）'),
  required(
    'bucket',
    'integer',
    'Which part of the tenant’s rows this is; made from the id',
    'テナントの行を分けた区画（idから決まる）',
  ),
];

export const identifiersColumn: LakeColumn = column(
  'identifiers',
  {
    type: 'array',
    containsNull: false,
    elementType: {
      type: 'struct',
      fields: [
        { name: 'system', type: 'string', nullable: false, metadata: {} },
        { name: 'value', type: 'string', nullable: false, metadata: {} },
      ],
    },
  },
  'Codes that others gave, each with its code system',
  '外部で付番されたコード（コード体系と値）',
);

export const words: DataType = { type: 'array', elementType: 'string', containsNull: false };
