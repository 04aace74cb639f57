import { randomUUID } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import type { Voucher } from '../../credentials/voucher.ts';
import type { ActiveUser, People, SignIn } from '../interaction.ts';

interface TestUser extends ActiveUser {
  readonly person_id: string;
  readonly tenant_id: TenantId;
  active: boolean;
}

/** People and tenants for tests of the protocol alone. */
export interface TestPeople extends People {
  addTenant(code: string): TenantId;
  endTenant(tenant: TenantId): void;
  addUser(personId: string, tenant: TenantId): TestUser;
  /** A sign-in with two factors, just now. */
  signInOf(user: TestUser, vouchedBy?: readonly Voucher[]): SignIn;
}

export function testPeople(): TestPeople {
  const tenants = new Map<string, TenantId>();
  const users: TestUser[] = [];
  return {
    addTenant: (code) => {
      const id = tenantId(randomUUID());
      tenants.set(code, id);
      return id;
    },
    endTenant: (tenant) => {
      for (const [code, id] of tenants) if (id === tenant) tenants.delete(code);
    },
    addUser: (person_id, tenant_id) => {
      const user_id = randomUUID();
      const user = {
        user_id,
        person_id,
        tenant_id,
        active: true,
        name: '青葉 花子',
        email: 'h@aoba.example',
        language: 'ja',
      };
      users.push(user);
      return user;
    },
    signInOf: ({ person_id, tenant_id, user_id }, vouched_by = [tenant_id]) => ({
      ...{ person_id, tenant_id, user_id, vouched_by },
      acr: 'urn:kiban:acr:mfa',
      amr: ['pwd', 'otp', 'mfa'],
      auth_time: Math.floor(Date.now() / 1000),
      proofs: [],
      limits: { idle_seconds: 7200, ends_at: Math.floor(Date.now() / 1000) + 12 * 3600 },
    }),
    mayUse: async () => true,
    grantStands: async () => true,
    tenantOfCode: async (code) => tenants.get(code),
    tenantNamed: async (id) => {
      const [name, tenant_id] = [...tenants].find(([, tenant]) => tenant === id) ?? [];
      return name === undefined || tenant_id === undefined ? undefined : { tenant_id, name };
    },
    tenantIsActive: async (id) => [...tenants.values()].includes(id),
    activeUser: async (personId, tenant) =>
      users.find((user) => user.person_id === personId && user.tenant_id === tenant && user.active),
    emergencyGoesOn: async () => true,
    beganOnTerminal: async () => undefined,
    mayGoOn: async ({ vouched_by, acr, limits }, { tenant_id, acr_values }) => {
      const counts = vouched_by.includes('operator') || vouched_by.includes(tenant_id);
      return counts && (acr_values.length === 0 || acr_values.includes(acr)) ? limits : undefined;
    },
  };
}
