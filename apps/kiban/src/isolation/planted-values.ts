import { createHash } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';

const nothing = (): null => null;
const digest = (tenant: TenantId): string => createHash('sha256').update(tenant).digest('hex');

/**
 * Values that a column's type and its list of allowed words do not tell, by `schema.relation.column` or `column`.
 * When a new table's check refuses the planted row, its column belongs here.
 */
export const PLANTED_VALUES: Readonly<Record<string, (tenant: TenantId, letter: string) => unknown>> = {
  'directory.tenant.id': (tenant) => tenant,
  'directory.tenant.code': (_, letter) => (letter === 'platform' ? 'platform' : `tenant-${letter}`),
  'directory.corporation.corporate_number': () => '7000012050002',
  'directory.organization_unit.parent_id': nothing,
  'directory.membership.store_id': nothing,
  // known without looking, so that functions can be asked about the other tenant's user
  'directory.user.id': (tenant) => tenant,
  // a grant that stands, of a member of the same tenant, so that directory.supported_tenants finds it for the platform
  'directory.role_assignment.role': () => 'kiban:support',
  'directory.role_assignment.ends_at': nothing,
  'directory.support_grant.staff_user_id': (tenant) => tenant,
  'directory.support_grant.status': () => 'approved',
  'directory.support_grant.starts_at': () => new Date().toISOString(),
  'directory.support_grant.ends_at': () => new Date(Date.now() + 3_600_000).toISOString(),
  'directory.product_manifest.product': (_, letter) => `product-${letter}`,
  // no id is shown of a manifest
  'directory.product_manifest.name': (tenant) => ({ en: tenant, ja: tenant }),
  'directory.access_request.ends_at': nothing,
  'directory.access_request.role_assignment_id': nothing,
  'asset.device.key_thumbprint': nothing,
  'asset.device.public_key': nothing,
  'asset.enrolment_code.code_hash': digest,
  'asset.certificate_authority.fingerprint_sha256': digest,
  'asset.certificate.serial_number': (tenant) => digest(tenant).toUpperCase(),
  'asset.certificate.renews': nothing,
  'asset.certificate.revoked_at': nothing,
  'asset.certificate.revocation_reason': nothing,
  'asset.certificate.pem': nothing,
  'asset.certificate.fingerprint_sha256': nothing,
  'asset.certificate.key_thumbprint': nothing,
  'asset.revocation_list.next_update': () => '2026-05-01T00:00:00Z',
  'asset.product.product': (_, letter) => `product-${letter}`,
  'asset.licence.seats': nothing,
  'asset.licence.ends_at': nothing,
  'asset.licence.trial': () => false,
  'asset.licence.renewal_months': nothing,
  'asset.licence_history.status': () => 'active',
  'asset.licence_history.covers': () => 'tenant',
  'asset.seat.store_id': nothing,
  'asset.seat.user_id': nothing,
  'asset.contradiction.subject_key': nothing,
  // of a kind that every role which reads events may see
  'event.domain_event.name': () => 'user.added',
  'event.domain_event.aggregate_kind': () => 'user',
  'event.personal_data.aggregate_kind': () => 'user',
  identifiers: (_, letter) => [{ system: 'planted', value: `code of ${letter}` }],
  timezone: () => 'Asia/Tokyo',
  ...Object.fromEntries(
    ['role_assignment', 'access_request', 'access_review', 'review_item'].flatMap((table) =>
      ['unit_id', 'store_id', 'decided_by'].map((column) => [`directory.${table}.${column}`, nothing]),
    ),
  ),
};

/** Further rows, by relation, with what differs from the first: what only some of the roles that read there may see. */
export const PLANTED_BESIDE: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  'event.domain_event': [
    { aggregate_kind: 'user_request', name: 'user_request.made' },
    { aggregate_kind: 'session', name: 'session.started' },
  ],
  'event.personal_data': [{ aggregate_kind: 'user_request' }, { aggregate_kind: 'session' }],
};
