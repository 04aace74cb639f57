import { column } from '../column.ts';
import { entity } from './entity.ts';

export const supportView = entity({
  kind: 'support_view',
  buckets: 1,
  fields: [
    column('grant_id', 'string', 'The grant they looked under (support_grant.id)', '閲覧許可（support_grant.id）'),
    column(
      'what',
      'string',
      'search, store, device or user',
      '種別：search（検索）、store（店舗）、device（端末）、user（利用者）',
    ),
    column('target_id', 'string', 'The thing that was opened', '開いたもののid'),
    column(
      'shown',
      {
        type: 'array',
        containsNull: false,
        elementType: {
          type: 'struct',
          fields: [
            { name: 'kind', type: 'string', nullable: false, metadata: {} },
            { name: 'id', type: 'string', nullable: false, metadata: {} },
          ],
        },
      },
      'What was shown: kind and id of each',
      '表示されたもの（種別とid）',
    ),
    column('result_count', 'integer', 'How many were shown', '表示された件数'),
  ],
  references: [{ column: 'grant_id', table: 'support_grant' }],
  descriptions: { en: 'That the operator’s support staff looked', ja: '運営サポートの閲覧記録' },
});
