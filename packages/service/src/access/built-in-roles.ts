import type { Words } from '@kiban/http';

/** What a role can be given for. What is given for a unit or a store counts for everything below it, too. */
export type RoleScope = 'tenant' | 'unit' | 'store';

/** Kiban's own roles, by name; in an assignment `kiban:<name>`. A product's are `<product>:<role>`. */
export type BuiltInRole =
  | 'administrator'
  | 'viewer'
  | 'user_administrator'
  | 'store_manager'
  | 'device_administrator'
  | 'licence_administrator'
  | 'access_approver'
  | 'auditor'
  | 'platform_operator'
  | 'support';

interface BuiltIn {
  readonly name: Words;
  readonly description: Words;
  readonly scopes: readonly RoleScope[];
  /** In whose tenants there is such a role. */
  readonly tenants: 'customer' | 'platform';
}

const wholeTenant = { scopes: ['tenant'], tenants: 'customer' } as const;
const anywhere = { scopes: ['tenant', 'unit', 'store'], tenants: 'customer' } as const;
const ofPlatform = { scopes: ['tenant'], tenants: 'platform' } as const;

/** What each is called and can be given for. What each may do stands in the services' permission tables. */
export const builtInRoles: Readonly<Record<BuiltInRole, BuiltIn>> = {
  administrator: {
    ...wholeTenant,
    name: { en: 'Administrator', ja: '管理者' },
    description: { en: 'Sees and changes everything, and gives every role.', ja: 'すべての閲覧・変更と、役割の付与。' },
  },
  viewer: {
    ...anywhere,
    name: { en: 'Viewer', ja: '閲覧者' },
    description: { en: 'Sees everything there.', ja: 'その範囲のすべての閲覧。' },
  },
  user_administrator: {
    ...wholeTenant,
    name: { en: 'User administrator', ja: '利用者管理者' },
    description: {
      en: 'Adds, changes and suspends users, and places them.',
      ja: '利用者の登録・変更・停止と所属の管理。',
    },
  },
  store_manager: {
    ...anywhere,
    name: { en: 'Store manager', ja: '店舗責任者' },
    description: {
      en: 'Places people in the stores there, gives them roles that the manager holds, and keeps the devices.',
      ja: 'その店舗の所属、自分が持つ役割の付与、端末の管理。',
    },
  },
  device_administrator: {
    ...anywhere,
    name: { en: 'Device administrator', ja: '端末管理者' },
    description: {
      en: 'Registers and retires devices and issues their certificates.',
      ja: '端末の登録・廃棄と証明書の発行。',
    },
  },
  licence_administrator: {
    ...wholeTenant,
    name: { en: 'Licence administrator', ja: 'ライセンス管理者' },
    description: { en: 'Says who uses the seats of the licences.', ja: 'ライセンスの割り当て。' },
  },
  access_approver: {
    ...anywhere,
    name: { en: 'Access approver', ja: '権限承認者' },
    description: {
      en: 'Decides requests for access, and attests in reviews what was given.',
      ja: '権限申請の承認と、棚卸しでの付与済みの権限の確認。',
    },
  },
  auditor: {
    ...wholeTenant,
    name: { en: 'Auditor', ja: '監査担当者' },
    description: { en: 'Sees everything, changes nothing.', ja: 'すべての閲覧（変更は不可）。' },
  },
  platform_operator: {
    ...ofPlatform,
    name: { en: 'Platform operator', ja: '基盤の運用担当者' },
    description: { en: 'Looks after the platform and its staff.', ja: '基盤とその担当者の管理。' },
  },
  support: {
    ...ofPlatform,
    name: { en: 'Support staff', ja: 'サポート担当者' },
    description: {
      en: 'Asks tenants for access, and sees of those that agreed what they agreed to.',
      ja: 'テナントへの閲覧の申請と、許可された範囲の閲覧。',
    },
  },
};

const PREFIX = 'kiban:';

/** As it stands in an assignment. */
export function roleKey(role: BuiltInRole): string {
  return `${PREFIX}${role}`;
}

/** The built-in role of a key; undefined for a product's, and for none that there is. */
export function builtInRoleOf(key: string): BuiltInRole | undefined {
  const name = key.slice(PREFIX.length);
  return key.startsWith(PREFIX) && Object.hasOwn(builtInRoles, name) ? (name as BuiltInRole) : undefined;
}
