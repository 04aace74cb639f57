import type { AssignmentFact, EntitlementFact, Facts } from '../facts.ts';
import { type Manifest, policyOf } from '../policy.ts';
import type { Question } from '../question.ts';

const words = (en: string, ja: string) => ({ en, ja });

/** The platform's own, and a product that needs a licence. */
export const sampleManifests: readonly Manifest[] = [
  {
    ...{ product: 'kiban', version: 1, name: words('Kiban', '基盤'), licensed: false },
    permissions: [
      {
        permission: 'directory.self.read',
        name: words('See who one is', '自分の情報の閲覧'),
        resource_type: 'tenant',
        everybody: true,
      },
      { permission: 'directory.stores.read', name: words('See stores', '店舗の閲覧'), resource_type: 'store' },
      {
        permission: 'directory.corporations.read',
        name: words('See corporations', '法人の閲覧'),
        resource_type: 'tenant',
      },
    ],
    roles: [
      {
        ...{ key: 'administrator', name: words('Administrator', '管理者') },
        permissions: ['directory.stores.read', 'directory.corporations.read'],
      },
      {
        ...{ key: 'viewer', name: words('Viewer', '閲覧者') },
        permissions: ['directory.stores.read', 'directory.corporations.read'],
      },
    ],
  },
  {
    ...{ product: 'hello', version: 3, name: words('Hello', 'ハロー'), licensed: true },
    permissions: [
      { permission: 'hello.note.read', name: words('Read notes', 'メモの閲覧'), resource_type: 'note' },
      { permission: 'hello.note.write', name: words('Write notes', 'メモの作成'), resource_type: 'note' },
    ],
    roles: [
      { key: 'reader', name: words('Reader', '閲覧'), permissions: ['hello.note.read'] },
      { key: 'writer', name: words('Writer', '作成'), permissions: ['hello.note.read', 'hello.note.write'] },
    ],
  },
];

export const AT = '2026-04-01T00:00:00.000000Z';
export const BEFORE = '2026-03-01T00:00:00.000000Z';
export const AFTER = '2026-05-01T00:00:00.000000Z';

/** Tenant t: area → block → store s; elsewhere the store x. User u is active, user gone is not; device d stands in s. */
export function sampleFacts(given: {
  readonly assignments?: readonly Partial<AssignmentFact>[];
  readonly entitlements?: readonly Partial<EntitlementFact>[];
  readonly more?: Partial<Facts>;
}): Facts {
  const user = { id: 'u', person_id: 'p', status: 'active' };
  const gone = { id: 'gone', person_id: 'q', status: 'left' };
  return {
    at: AT,
    tenant: { id: 't', name: 'あおば', status: 'active' },
    users: new Map([user, gone].map((one) => [one.id, one])),
    persons: new Map([user, gone].map((one) => [one.person_id, one])),
    devices: new Map([
      ['d', { id: 'd', store_id: 's', status: 'active' }],
      ['lost', { id: 'lost', store_id: 's', status: 'lost' }],
    ]),
    stores: new Map([
      ['s', { id: 's', name: '中央店', unit_id: 'block' }],
      ['x', { id: 'x', name: '駅前店', unit_id: null }],
    ]),
    units: new Map([
      ['block', { id: 'block', name: '第一', parent_id: 'area' }],
      ['area', { id: 'area', name: '東', parent_id: null }],
    ]),
    assignments: new Map([['u', (given.assignments ?? []).map((fields, n) => assignment(n, fields))]]),
    workplaces: new Map([
      ['u', [{ store_id: 's', unit_id: null }]],
      ['gone', []],
    ]),
    entitlements: new Map([['hello', (given.entitlements ?? []).map(entitlement)]]),
    licences: new Map(),
    policy: policyOf(sampleManifests),
    speaks_for: null,
    ...given.more,
  };
}

function assignment(n: number, fields: Partial<AssignmentFact>): AssignmentFact {
  return {
    ...{ id: `a${n}`, user_id: 'u', role: 'kiban:viewer', unit_id: null, store_id: null },
    ...{ starts_at: BEFORE, ends_at: null, place_name: null },
    ...fields,
  };
}

function entitlement(fields: Partial<EntitlementFact>): EntitlementFact {
  return {
    ...{ licence_id: 'l', product: 'hello', plan: 'basic', covers: 'tenant', store_id: null, user_id: null },
    ...{ device_id: null, starts_at: BEFORE, ends_at: null },
    ...fields,
  };
}

/** May user u see the store s? */
export function asking(more: {
  readonly subject?: Partial<Question['subject']>;
  readonly action?: string;
  readonly resource?: Partial<Question['resource']>;
  readonly device_id?: string;
}): Question {
  return {
    subject: { type: 'user', id: 'u', ...more.subject },
    action: more.action ?? 'directory.stores.read',
    resource: { type: 'store', id: 's', store_id: null, unit_id: null, ...more.resource },
    device_id: more.device_id ?? null,
  };
}
