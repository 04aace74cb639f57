import { tell } from '../../api/testing/told.ts';
import type { House, TestTenant, TestUser } from '../../sign-in/testing/house.ts';
import { decidePlace } from '../../terminal-places/decide-place.ts';
import { issueTerminalCode } from '../terminal-code.ts';
import { type SoftwareTerminal, softwareTerminal } from './software-terminal.ts';

/** A store with people and shared terminals. */
export interface Pharmacy {
  readonly tenant: TestTenant;
  readonly store_id: string;
  person(name: string): Promise<TestUser>;
  /** Somebody who is there already works in this store, too. */
  joins(user: TestUser): Promise<void>;
  /** Of another store of the same company. */
  stranger(name: string): Promise<TestUser>;
  restrict(): Promise<void>;
  unrestrict(): Promise<void>;
  /** A device of the store, its code not used yet. */
  code(): Promise<{ readonly device_id: string; readonly code: string }>;
  terminal(): Promise<SoftwareTerminal & { readonly device_id: string }>;
  /** What the directory of devices tells of it next. */
  device(id: string, status: string, version: number, store_id?: string): Promise<void>;
}

export async function pharmacy(house: House, tenant: TestTenant): Promise<Pharmacy> {
  const { store, origin } = house;
  const { tenant_id } = tenant;
  const newStore = (name: string) =>
    tell(store, tenant_id, { kind: 'store', state: { name, unit_id: null, status: 'open' } });
  const [here, elsewhere] = [await newStore('青葉薬局 本店'), await newStore('青葉薬局 駅前店')];
  const personOf = async (store_id: string, name: string): Promise<TestUser> => {
    const user = await house.person(tenant, { name });
    await join(store_id, user);
    return user;
  };
  const join = async (store_id: string, { user_id }: TestUser): Promise<void> => {
    const state = { user_id, unit_id: null, store_id, status: 'active' };
    await tell(store, tenant_id, { kind: 'membership', state });
  };
  const act = { actor: { kind: 'service', id: 'test' } as const, request_id: null, at: house.now(), reason: null };
  const deviceState = (status: string, store_id = here) => {
    return { name: '調剤室 1', store_id, status, key_thumbprint: null, public_key: null };
  };
  const decide = async (status: 'restricted' | 'withdrawn'): Promise<void> => {
    const decision = { store_id: here, status, reason: '調剤室', decided_by: 'test' };
    await decidePlace(store, tenant_id, decision, { expected_version: 'any' }, act);
  };
  const made: Pharmacy = {
    tenant,
    store_id: here,
    person: (name) => personOf(here, name),
    joins: (user) => join(here, user),
    stranger: (name) => personOf(elsewhere, name),
    restrict: () => decide('restricted'),
    unrestrict: () => decide('withdrawn'),
    async device(id, status, version, store_id) {
      await tell(store, tenant_id, { kind: 'device', id, version, state: deviceState(status, store_id) });
    },
    async code() {
      const device_id = await tell(store, tenant_id, { kind: 'device', state: deviceState('active') });
      const given = { code_id: device_id, device_id, issued_by: 'test' };
      return { device_id, code: await issueTerminalCode(store, tenant_id, given, { ...act, at: house.now() }) };
    },
    async terminal() {
      const [{ device_id, code }, terminal] = [await made.code(), await softwareTerminal()];
      await terminal.enrol(origin, tenant.code, code);
      return { ...terminal, device_id };
    },
  };
  return made;
}
