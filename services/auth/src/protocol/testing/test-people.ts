import { randomUUID } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import type { ActiveUser, People, SignIn, Voucher } from '../interaction.ts';

interface TestUser extends ActiveUser {
  readonly person_id: string;
  readonly tenant_id: TenantId;
  active: boolean;
}

/** People and tenants for tests of the protocol alone. */
export interface TestPeople extends People {
  addTenant(code: string): TenantId;
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
    }),
    tenantOfCode: async (code) => tenants.get(code),
    activeUser: async (personId, tenant) =>
      users.find((user) => user.person_id === personId && user.tenant_id === tenant && user.active),
    mayEnter: async ({ vouched_by }, tenant) => vouched_by.includes('operator') || vouched_by.includes(tenant),
  };
}
