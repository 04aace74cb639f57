import { column, type Descriptions, type LakeColumn, required } from '../column.ts';
import type { LakeTable, Reference } from '../lake-table.ts';
import { placeColumns } from './common-columns.ts';

interface EntityDeclaration {
  /** The aggregate's kind, and the table's name. */
  readonly kind: string;
  readonly buckets: number;
  /** The state's own columns. */
  readonly fields: readonly LakeColumn[];
  readonly references: readonly Reference[];
  readonly descriptions: Descriptions;
}

/** An aggregate's two tables: the state it is in, and every state it was in. */
export interface Entity {
  readonly current: LakeTable;
  readonly history: LakeTable;
}

export function entity({ kind, buckets, fields, references, descriptions: { en, ja } }: EntityDeclaration): Entity {
  const columns = [
    ...placeColumns,
    required('id', 'string', 'Its permanent id (UUID)', '恒久的なid（UUID）'),
    required('version', 'integer', 'Counts its changes, from 1', '変更の通し番号（1から）'),
    ...fields,
    required(
      'valid_from',
      'timestamp',
      'When this state began, in business time',
      'この状態になった日時（業務上の時刻）',
    ),
    required('recorded_at', 'timestamp', 'When the change was recorded', '変更が記録された日時'),
    required(
      'event_id',
      'string',
      'The event that made this state (domain_events.id)',
      'この状態を生んだイベント（domain_events.id）',
    ),
  ];
  const common = { kinds: [kind], buckets, references };
  return {
    current: {
      ...common,
      name: kind,
      form: 'current',
      partition_columns: ['tenant_id', 'bucket'],
      columns,
      descriptions: { en: `${en}: as they are now`, ja: `${ja}（現在の状態）` },
    },
    history: {
      ...common,
      name: `${kind}_history`,
      form: 'history',
      partition_columns: ['tenant_id', 'bucket', 'is_current'],
      columns: [
        ...columns,
        column(
          'valid_to',
          'timestamp',
          'When the next state began; empty: it lasts',
          '次の状態になった日時（空：継続中）',
        ),
        required('is_current', 'boolean', 'Whether this is the latest state', '最新の状態かどうか'),
      ],
      descriptions: { en: `${en}: every state they were in`, ja: `${ja}（すべての過去の状態）` },
    },
  };
}
