import { randomUUIDv7 } from 'node:crypto';
import { moveDevice, registerDevice } from '@kiban/asset';
import { RECORDED } from '@kiban/auth';
import {
  addUser,
  assignRole,
  beginMembership,
  changeStore,
  changeUser,
  closeStore,
  createCorporation,
  createTenantNamed,
  createUnit,
  endMembership,
  eraseUser,
  leaveUser,
  moveUnit,
  openStore,
  resumeUser,
  sendInvitation,
  suspendUser,
} from '@kiban/directory';
import { appendEvents, type ChangeContext, type OutsideEvent, streamKey, takeLocks } from '@kiban/event-store';
import { type Database, type TenantId, tenantTransaction } from '@kiban/postgres';

/** Connections of the roles that change what the lake is made of. */
export interface Writers {
  readonly directory: Database;
  readonly eraser: Database;
  readonly recorder: Database;
  readonly asset: Database;
}

const operator: ChangeContext = {
  actor: { kind: 'operator', id: 'test' },
  on_behalf_of: null,
  reason: null,
  request_id: null,
};
const now = { expected_version: 'any' } as const;
const anywhere = { reach: 'tenant' } as const;

/** A tenant in which something happens at every step: what, is chosen by numbers from 0 up to but not including 1. */
export class BusyTenant {
  readonly id: TenantId;
  /** Stands in every personal value of this tenant, and nowhere else. */
  readonly marker: string;
  readonly #writers: Writers;
  readonly #random: () => number;
  readonly #units: string[] = [];
  readonly #stores: string[] = [];
  readonly #users: string[] = [];
  readonly #memberships: string[] = [];
  readonly #devices: string[] = [];
  readonly #sessions: { id: string; user: string }[] = [];
  #corporation = '';
  #suspended: string | undefined;
  #steps = 0;

  private constructor(id: TenantId, code: string, writers: Writers, random: () => number) {
    this.id = id;
    this.marker = `kojin-${code}-`;
    this.#writers = writers;
    this.#random = random;
  }

  static async found(code: string, writers: Writers, random: () => number): Promise<BusyTenant> {
    const named = { code, name: `テナント${code}`, timezone: 'Asia/Tokyo' };
    const id = await createTenantNamed(writers.directory, operator, named);
    const tenant = new BusyTenant(id, code, writers, random);
    const corporation = { name: '株式会社', identifiers: [{ system: 'own', value: code }] };
    tenant.#corporation = (await createCorporation(writers.directory, id, operator, { fields: corporation })).id;
    for (let each = 0; each < 3; each += 1) {
      await tenant.#createUnit();
      await tenant.#openStore();
      await tenant.#addUser();
    }
    return tenant;
  }

  /** Does one thing. */
  async step(): Promise<void> {
    this.#steps += 1;
    const acts: readonly [weight: number, act: () => Promise<unknown>][] = [
      [14, () => this.#openStore()],
      [16, () => this.#changeStore({ name: `店舗${this.#steps}` })],
      [8, () => this.#changeStore({ unit_id: this.#one(this.#units) ?? null })],
      [4, () => this.#closeStore()],
      [3, () => this.#createUnit()],
      [3, () => this.#moveUnit()],
      [10, () => this.#addUser()],
      [10, () => this.#changeUser()],
      [4, () => this.#suspendOrResume()],
      [2, () => this.#leave()],
      [2, () => this.eraseSomebody()],
      [7, () => this.#beginMembership()],
      [3, () => this.#endMembership()],
      [3, () => this.#invite()],
      [9, () => this.#signIn()],
      [4, () => this.#signOut()],
      [4, () => this.#refuse()],
      [3, () => this.#addCredential()],
      [6, () => this.#registerDevice()],
      [4, () => this.#moveDevice()],
    ];
    const act = this.#one(acts.flatMap(([weight, act]) => Array.from({ length: weight }, () => act)));
    await act?.();
  }

  /** @returns who was erased; undefined when there was nobody to erase. */
  async eraseSomebody(): Promise<string | undefined> {
    const user = this.#take(this.#users);
    if (user !== undefined) await eraseUser(this.#writers, this.id, operator, { id: user });
    return user;
  }

  async #createUnit(): Promise<void> {
    const fields = { name: `組織${this.#steps}`, parent_id: this.#one(this.#units) ?? null };
    this.#units.push((await createUnit(this.#writers.directory, this.id, operator, { fields })).id);
  }

  /** Below one that was made before it, so that there is no cycle. */
  async #moveUnit(): Promise<void> {
    const index = Math.floor(this.#random() * this.#units.length);
    const id = this.#units[index];
    if (id === undefined) return;
    const parent = this.#one(this.#units.slice(0, index)) ?? null;
    await moveUnit(this.#writers.directory, this.id, operator, { id, parent_id: parent, ...now });
  }

  async #openStore(): Promise<void> {
    const place = { unit_id: this.#one(this.#units) ?? null, corporation_id: this.#corporation };
    const identifiers = [{ system: 'own', value: randomUUIDv7() }];
    const fields = { name: `店舗${this.#steps}`, phone: '03-0000-0000', identifiers, ...place };
    this.#stores.push((await openStore(this.#writers.directory, this.id, operator, { fields })).id);
  }

  async #changeStore(fields: { name?: string; unit_id?: string | null }): Promise<void> {
    const id = this.#one(this.#stores);
    if (id !== undefined) await changeStore(this.#writers.directory, this.id, operator, { id, fields, ...now });
  }

  async #registerDevice(): Promise<void> {
    const store_id = this.#one(this.#stores);
    if (store_id === undefined) return;
    const fields = { name: `端末${this.#steps}`, device_type: 'pc', store_id, serial_number: randomUUIDv7() };
    this.#devices.push((await registerDevice(this.#writers.asset, this.id, operator, { fields, ...anywhere })).id);
  }

  async #moveDevice(): Promise<void> {
    const [id, store_id] = [this.#one(this.#devices), this.#one(this.#stores)];
    if (id === undefined || store_id === undefined) return;
    await moveDevice(this.#writers.asset, this.id, operator, { id, store_id, ...now, ...anywhere });
  }

  /** The first remain, so that there is always something to change. */
  async #closeStore(): Promise<void> {
    const id = this.#stores.length > 3 ? this.#take(this.#stores) : undefined;
    const how = { end_memberships: true, ...now };
    if (id !== undefined) await closeStore(this.#writers.directory, this.id, operator, { id, ...how });
  }

  async #addUser(): Promise<void> {
    const one = `${this.marker}${randomUUIDv7()}`;
    const fields = { name: `${one}花子`, kana: `${one}ハナコ`, email: `${one}@example.jp`, login_id: `${one}-login` };
    const added = await addUser(this.#writers.directory, this.id, operator, {
      fields: { ...fields, staff_number: `${one}-s` },
    });
    this.#users.push(added.id);
    const role = { user_id: added.id, role: 'kiban:viewer', unit_id: this.#one(this.#units) ?? null, store_id: null };
    await assignRole(this.#writers.directory, this.id, operator, { fields: role });
  }

  async #changeUser(): Promise<void> {
    const id = this.#one(this.#users);
    const fields = {
      name: `${this.marker}${this.#steps}改姓`,
      kana: this.#random() < 0.3 ? null : `${this.marker}カナ`,
    };
    if (id !== undefined && id !== this.#suspended)
      await changeUser(this.#writers.directory, this.id, operator, { id, fields, ...now });
  }

  async #suspendOrResume(): Promise<void> {
    const { directory } = this.#writers;
    const suspended = this.#suspended;
    this.#suspended = undefined;
    if (suspended !== undefined && this.#users.includes(suspended))
      return void (await resumeUser(directory, this.id, operator, { id: suspended, fields: {}, ...now }));
    const id = this.#one(this.#users);
    if (id === undefined) return;
    await suspendUser(directory, this.id, operator, { id, ...now });
    this.#suspended = id;
  }

  async #leave(): Promise<void> {
    const id = this.#users.length > 3 ? this.#take(this.#users) : undefined;
    if (id !== undefined) await leaveUser(this.#writers.directory, this.id, operator, { id, ...now });
  }

  async #beginMembership(): Promise<void> {
    const [user, store] = [this.#one(this.#users), this.#one(this.#stores)];
    if (user === undefined || store === undefined || user === this.#suspended) return;
    const fields = { user_id: user, store_id: store, unit_id: null, job_type: `職種${this.#steps}` };
    this.#memberships.push((await beginMembership(this.#writers.directory, this.id, operator, { fields })).id);
  }

  async #endMembership(): Promise<void> {
    const id = this.#take(this.#memberships);
    if (id === undefined) return;
    try {
      await endMembership(this.#writers.directory, this.id, operator, { id, ...now });
    } catch (error) {
      // with its store or its user
      if ((error as { code?: string }).code !== 'already_closed') throw error;
    }
  }

  async #invite(): Promise<void> {
    const user = this.#one(this.#users);
    if (user !== undefined && user !== this.#suspended)
      await sendInvitation(this.#writers.directory, this.id, operator, { user_id: user, language: 'ja' });
  }

  async #signIn(): Promise<void> {
    const user = this.#one(this.#users);
    if (user === undefined) return;
    const id = randomUUIDv7();
    await this.#record('session', id, 1, 'session.started', {
      ...{ person_id: randomUUIDv7(), user_id: user, client_id: 'console', acr: 'urn:kiban:acr:mfa' },
      ...{ amr: ['pwd', 'otp', 'mfa'], vouched_by: [this.id], known_device: this.#random() < 0.5 },
      ...{ status: 'active', end_reason: null },
    });
    this.#sessions.push({ id, user });
  }

  async #signOut(): Promise<void> {
    const session = this.#take(this.#sessions);
    if (session === undefined) return;
    const state = { person_id: null, user_id: session.user, status: 'ended', end_reason: 'signed_out' };
    await this.#record('session', session.id, 2, 'session.ended', state, false);
  }

  async #refuse(): Promise<void> {
    const state = { user_id: this.#one(this.#users) ?? null, refusal: 'password_wrong' };
    await this.#record('sign_in_attempt', randomUUIDv7(), 1, 'sign_in_attempt.refused', state);
  }

  async #addCredential(): Promise<void> {
    const state = { person_id: randomUUIDv7(), type: 'password', vouched_by: ['operator'], status: 'active' };
    await this.#record('credential', randomUUIDv7(), 1, 'credential.added', state, false);
  }

  /** Appends what sign-in would have recorded, with a marked value in each personal field. */
  async #record(
    kind: keyof typeof RECORDED,
    aggregateId: string,
    version: number,
    name: string,
    state: OutsideEvent['state'],
    isPersonal = true,
  ): Promise<void> {
    const marked = RECORDED[kind].personal.map((field) => [field, `${this.marker}${randomUUIDv7()}`]);
    const event: OutsideEvent = {
      ...{ id: randomUUIDv7(), aggregate_kind: kind, aggregate_id: aggregateId, version, name, schema_version: 1 },
      ...{ state, personal: isPersonal ? Object.fromEntries(marked) : null, payload: {}, ...operator },
      actor: { kind: 'service', id: 'auth' },
      occurred_at: new Date().toISOString(),
    };
    await tenantTransaction(this.#writers.recorder, this.id, async (transaction) => {
      await Promise.all([
        takeLocks(transaction, { of: 'streams', keys: [streamKey(aggregateId)] }),
        transaction.commitWith(appendEvents(transaction, [event])),
      ]);
    });
  }

  #one<T>(of: readonly T[]): T | undefined {
    return of[Math.floor(this.#random() * of.length)];
  }

  #take<T>(of: T[]): T | undefined {
    return of.splice(Math.floor(this.#random() * of.length), 1)[0];
  }
}
