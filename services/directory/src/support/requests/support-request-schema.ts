import { as_of, described, id, itemsOf, moment, named, pageOf, record } from '@kiban/service';
import { z } from 'zod';
import { grantFields } from '../grants/support-grant-schema.ts';

/** Whose tenant it is. */
export const tenantFields = {
  tenant_id: described(id(), 'The customer’s tenant.', 'お客様のテナントの ID。'),
  tenant_code: described(z.string(), 'Its code.', 'テナントコード。'),
  tenant_name: described(z.string(), 'Its name.', 'テナント名。'),
};

export const supportRequestSchema = named(
  z.strictObject({ ...grantFields, ...tenantFields, ...record }),
  'SupportRequest',
  'What a member of the support staff asked a customer for, and what became of it.',
  'サポート担当者の閲覧申請と、その結果。',
);

export const supportRequestPage = pageOf(
  supportRequestSchema,
  'SupportRequestPage',
  'One’s own requests.',
  '自分の申請の一覧。',
);

/** By which grant a tenant is looked into. */
export const coverageFields = {
  ...tenantFields,
  grant_id: described(id(), 'The grant that covers it.', '閲覧許可の ID。'),
  ticket: described(z.string(), 'The ticket that it is for.', '対応するチケットの番号。'),
  unmasked: described(z.boolean(), 'Whether names are shown in full.', '氏名などを伏せずに表示するか。'),
  ends_at: moment('Until when at most.', '許可の終了日時。'),
};

export const supportedTenantsSchema = named(
  z.strictObject({
    items: itemsOf(
      named(z.strictObject(coverageFields), 'SupportedTenant', 'A tenant one may look into.', '閲覧できるテナント。'),
    ),
    as_of,
  }),
  'SupportedTenants',
  'The tenants that one’s grants cover now.',
  '現在閲覧できるテナントの一覧。',
);
