import type { Permissions } from '@kiban/service';

type Places = 'asset.devices.read' | 'asset.devices.write' | 'asset.certificates.read' | 'asset.certificates.write';
type Tenants =
  | 'asset.certificate_authorities.read'
  | 'asset.certificate_authorities.write'
  | 'asset.licences.read'
  | 'asset.seats.read'
  | 'asset.seats.write'
  | 'asset.entitlements.read'
  | 'asset.contradictions.read'
  | 'asset.contradictions.write';

/** What an operation demands. */
export type Permission =
  | Places
  | Tenants
  | 'asset.enrolment_codes.write'
  | 'asset.products.read'
  | 'asset.products.write'
  | 'asset.licences.write';

const READERS = ['administrator', 'viewer', 'auditor'] as const;
const read = { scope: 'asset:read' } as const;
const write = { scope: 'asset:write' } as const;

/** Who may do what, and whether it can be given for a unit or a store alone. */
export const permissions: Permissions<Permission> = {
  'asset.devices.read': {
    roles: [...READERS, 'device_administrator', 'store_manager'],
    ...read,
    within: 'place',
    name: { en: 'See devices', ja: '端末の閲覧' },
  },
  'asset.devices.write': {
    roles: ['administrator', 'device_administrator', 'store_manager'],
    ...write,
    within: 'place',
    name: { en: 'Change devices', ja: '端末の変更' },
  },
  'asset.enrolment_codes.write': {
    roles: ['administrator', 'device_administrator', 'store_manager'],
    ...write,
    within: 'place',
    name: { en: 'Give out enrolment codes', ja: '端末登録コードの発行' },
  },
  'asset.certificates.read': {
    roles: [...READERS, 'device_administrator', 'store_manager'],
    ...read,
    within: 'place',
    name: { en: 'See certificates', ja: '証明書の閲覧' },
  },
  'asset.certificates.write': {
    roles: ['administrator', 'device_administrator'],
    ...write,
    within: 'place',
    name: { en: 'Issue and revoke certificates', ja: '証明書の発行・失効' },
  },
  'asset.certificate_authorities.read': {
    roles: [...READERS, 'device_administrator'],
    ...read,
    within: 'tenant',
    name: { en: 'See certificate authorities', ja: '認証局の閲覧' },
  },
  'asset.certificate_authorities.write': {
    roles: ['administrator'],
    ...write,
    within: 'tenant',
    name: { en: 'Change certificate authorities', ja: '認証局の変更' },
  },
  'asset.products.read': {
    roles: [],
    scope: null,
    within: 'tenant',
    name: { en: 'See the catalogue of products', ja: '製品一覧の閲覧' },
  },
  // by machines only: the vendor's
  'asset.products.write': {
    roles: [],
    scope: 'asset:products',
    within: 'tenant',
    name: { en: 'Register products', ja: '製品の登録' },
  },
  'asset.licences.read': {
    roles: [...READERS, 'licence_administrator'],
    ...read,
    within: 'tenant',
    name: { en: 'See licences', ja: 'ライセンスの閲覧' },
  },
  'asset.licences.write': {
    roles: [],
    scope: 'asset:licences',
    within: 'tenant',
    name: { en: 'Sell licences', ja: 'ライセンスの販売' },
  },
  'asset.seats.read': {
    roles: [...READERS, 'licence_administrator'],
    ...read,
    within: 'tenant',
    name: { en: 'See seats', ja: 'シートの閲覧' },
  },
  'asset.seats.write': {
    roles: ['administrator', 'licence_administrator'],
    ...write,
    within: 'tenant',
    name: { en: 'Assign seats', ja: 'シートの割り当て' },
  },
  'asset.entitlements.read': {
    roles: [...READERS, 'licence_administrator'],
    ...read,
    within: 'tenant',
    name: { en: 'Check entitlements', ja: '利用権の確認' },
  },
  'asset.contradictions.read': {
    roles: [...READERS, 'device_administrator'],
    ...read,
    within: 'tenant',
    name: { en: 'See contradictions of sources', ja: '取り込み元の食い違いの閲覧' },
  },
  'asset.contradictions.write': {
    roles: ['administrator', 'device_administrator'],
    ...write,
    within: 'tenant',
    name: { en: 'Decide contradictions of sources', ja: '取り込み元の食い違いの解決' },
  },
};
