import type { Permissions } from '@kiban/service';

type Resource =
  | 'stores'
  | 'organization_units'
  | 'corporations'
  | 'users'
  | 'memberships'
  | 'role_assignments'
  | 'job_types'
  | 'access_requests'
  | 'access_reviews'
  | 'tenant';

/** What an operation demands. `directory.self.read`, `directory.roles.read`: everybody who is active has them. */
export type Permission =
  | 'directory.self.read'
  | 'directory.roles.read'
  | 'directory.manifests.write'
  | 'directory.pasts.read'
  | `directory.support_grants.${'read' | 'write'}`
  | 'directory.support_views.read'
  | `directory.support.${'read' | 'write'}`
  | 'directory.access_requests.decide'
  | 'directory.access_reviews.attest'
  | `directory.${Resource}.${'read' | 'write'}`;

const reading = {
  roles: ['administrator', 'viewer', 'user_administrator', 'auditor', 'platform_operator'],
  scope: 'directory:read',
  within: 'tenant',
} as const;
const writing = { roles: ['administrator', 'platform_operator'], scope: 'directory:write', within: 'tenant' } as const;
/** What people who look after a place see of it. */
const readingThere = {
  roles: [...reading.roles, 'store_manager', 'device_administrator', 'access_approver'],
  scope: 'directory:read',
  within: 'place',
} as const;
const writingPeople = {
  roles: ['administrator', 'user_administrator', 'platform_operator'],
  scope: 'directory:write',
  within: 'tenant',
} as const;
const writingThere = {
  roles: [...writingPeople.roles, 'store_manager'],
  scope: 'directory:write',
  within: 'place',
} as const;
const everybody = { roles: [], scope: null, within: 'tenant' } as const;

/** The customer's own look at the operator's support staff. */
const overSupport = { roles: ['administrator', 'auditor'], scope: 'directory:read', within: 'tenant' } as const;
const supporting = { roles: ['support'], within: 'tenant' } as const;

/** Who may do what. */
export const permissions: Permissions<Permission> = {
  'directory.self.read': { ...everybody, name: { en: 'See who one is', ja: '自分の情報の閲覧' } },
  'directory.stores.read': { ...readingThere, name: { en: 'See stores', ja: '店舗の閲覧' } },
  'directory.stores.write': { ...writing, name: { en: 'Change stores', ja: '店舗の変更' } },
  'directory.organization_units.read': { ...readingThere, name: { en: 'See organisation units', ja: '組織の閲覧' } },
  'directory.organization_units.write': { ...writing, name: { en: 'Change organisation units', ja: '組織の変更' } },
  'directory.corporations.read': { ...reading, name: { en: 'See corporations', ja: '法人の閲覧' } },
  'directory.corporations.write': { ...writing, name: { en: 'Change corporations', ja: '法人の変更' } },
  'directory.users.read': { ...readingThere, name: { en: 'See users', ja: '利用者の閲覧' } },
  'directory.users.write': { ...writingPeople, name: { en: 'Change users', ja: '利用者の変更' } },
  'directory.memberships.read': { ...readingThere, name: { en: 'See memberships', ja: '所属の閲覧' } },
  'directory.memberships.write': { ...writingThere, name: { en: 'Change memberships', ja: '所属の変更' } },
  'directory.role_assignments.read': {
    ...readingThere,
    name: { en: 'See who holds which role', ja: '役割の割り当ての閲覧' },
  },
  'directory.role_assignments.write': { ...writingThere, name: { en: 'Give and take roles', ja: '役割の割り当て' } },
  'directory.roles.read': { ...everybody, name: { en: 'See which roles there are', ja: '役割の一覧の閲覧' } },
  'directory.manifests.write': {
    ...{ roles: [], scope: 'directory:manifests', within: 'tenant' },
    name: { en: 'Register products', ja: '製品の登録' },
  },
  'directory.job_types.read': { ...everybody, name: { en: 'See the job types', ja: '職種の閲覧' } },
  'directory.job_types.write': { ...writingPeople, name: { en: 'Change the job types', ja: '職種の変更' } },
  'directory.access_requests.read': { ...readingThere, name: { en: 'See requests for access', ja: '権限申請の閲覧' } },
  'directory.access_requests.write': { ...everybody, name: { en: 'Ask for access', ja: '権限の申請' } },
  'directory.access_requests.decide': {
    ...{ roles: ['administrator', 'access_approver', 'platform_operator'], scope: 'directory:write', within: 'place' },
    name: { en: 'Decide requests for access', ja: '権限申請の承認・却下' },
  },
  'directory.access_reviews.read': { ...readingThere, name: { en: 'See reviews of access', ja: '権限の棚卸しの閲覧' } },
  // what nobody attests ends with a review: whoever opens and closes one alone could end what everybody holds
  'directory.access_reviews.write': {
    ...writing,
    name: { en: 'Open and close reviews of access', ja: '権限の棚卸しの開始・終了' },
  },
  'directory.access_reviews.attest': {
    roles: ['administrator', 'access_approver', 'store_manager', 'platform_operator'],
    ...{ scope: 'directory:write', within: 'place' },
    name: { en: 'Attest access in a review', ja: '棚卸しでの権限の確認' },
  },
  'directory.tenant.read': { ...reading, name: { en: 'See the tenant', ja: 'テナントの閲覧' } },
  'directory.tenant.write': { ...writing, name: { en: 'Change the tenant', ja: 'テナントの変更' } },
  // who sees devices and certificates in the service that keeps them
  'directory.pasts.read': {
    roles: ['administrator', 'viewer', 'auditor', 'device_administrator', 'store_manager'],
    ...{ scope: 'directory:read', within: 'place' },
    name: { en: 'See whole pasts', ja: '全履歴の閲覧' },
  },
  'directory.support_grants.read': {
    ...overSupport,
    name: { en: 'See what support staff may look at', ja: 'サポート閲覧許可の閲覧' },
  },
  'directory.support_grants.write': {
    ...{ roles: ['administrator'], scope: 'directory:write', within: 'tenant' },
    name: { en: 'Let support staff look', ja: 'サポート閲覧の承認・却下' },
  },
  'directory.support_views.read': {
    ...overSupport,
    name: { en: 'See what support staff looked at', ja: 'サポート閲覧記録の閲覧' },
  },
  'directory.support.read': {
    ...{ ...supporting, scope: 'directory:read' },
    name: { en: 'Look into tenants that allow it', ja: '許可されたテナントの閲覧' },
  },
  'directory.support.write': {
    ...{ ...supporting, scope: 'directory:write' },
    name: { en: 'Ask tenants for leave to look', ja: 'テナントへの閲覧申請' },
  },
};
