import { column } from '../column.ts';
import { entity } from './entity.ts';

export const tenant = entity({
  kind: 'tenant',
  buckets: 1,
  fields: [
    column('code', 'string', 'The word the tenant is found by', 'テナントを指すコード'),
    column('name', 'string', 'Its name', '名称'),
    column('timezone', 'string', 'IANA time zone: where its days end', 'タイムゾーン（IANA）。一日の区切り'),
    column('status', 'string', 'active or ended', '状態：active（有効）、ended（終了）'),
  ],
  references: [],
  descriptions: { en: 'Tenants (customers)', ja: 'テナント（顧客）' },
});
