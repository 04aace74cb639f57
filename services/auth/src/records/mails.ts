import type { TenantId } from '@kiban/postgres';
import type { KeptMail } from '../mails/mail.ts';
import type { NewRecord } from './record.ts';

/** What became of a mail: `mail.sent`, `mail.refused`, `mail.expired`, `mail.cancelled`, later `mail.bounced`, `mail.complained`. */
export function mailRecord(
  {
    id,
    tenant_id,
    purpose,
    user_id,
    status,
    smtp_status,
    masked_to,
    changed_at,
  }: KeptMail & { readonly id: string; readonly tenant_id: TenantId },
  version: number,
): NewRecord {
  return {
    ...{ tenant_id, aggregate_kind: 'mail', aggregate_id: id, version, name: `mail.${status}` },
    state: { purpose, user_id, status, smtp_status },
    personal: { masked_to },
    actor: { kind: 'service', id: 'auth' },
    request_id: null,
    at: changed_at,
  };
}
