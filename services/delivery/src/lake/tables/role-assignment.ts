import { column } from '../column.ts';
import { entity } from './entity.ts';

export const roleAssignment = entity({
  kind: 'role_assignment',
  buckets: 4,
  fields: [
    column('user_id', 'string', 'Who holds it (user.id)', '利用者（user.id）'),
    column('role', 'string', 'kiban:<role>, or <product>:<role>', '役割（kiban:<役割>、または <製品>:<役割>）'),
    column(
      'unit_id',
      'string',
      'For which unit and all below it (organization_unit.id); empty: a store or the whole tenant',
      '範囲の組織（organization_unit.id、配下を含む。空：店舗またはテナント全体）',
    ),
    column(
      'store_id',
      'string',
      'For which store (store.id); empty: a unit or the whole tenant',
      '範囲の店舗（store.id。空：組織またはテナント全体）',
    ),
    column('starts_at', 'timestamp', 'From when it counts', '有効になる日時'),
    column('ends_at', 'timestamp', 'Until when it counts; empty: until ended', '有効期限（空：終了まで）'),
    column('access_request_id', 'string', 'The request it was given upon; empty: none', '元になった申請（空：なし）'),
    column('status', 'string', 'active or ended', '状態：active（有効）、ended（終了）'),
  ],
  references: [
    { column: 'user_id', table: 'user' },
    { column: 'unit_id', table: 'organization_unit' },
    { column: 'store_id', table: 'store' },
  ],
  descriptions: {
    en: 'Role assignments: who holds which role, where',
    ja: '役割の割り当て（誰がどの範囲でどの役割を持つか）',
  },
});
