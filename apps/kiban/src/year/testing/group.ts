import { addUser, assignRole, createTenantNamed, pharmacy } from '@kiban/directory';
import { statement, type TenantId, tenantRead } from '@kiban/postgres';
import type { Terminal } from './terminal.ts';
import { type Thing, type Voice, voiceOf } from './voice.ts';
import { operator, type YearPlatform } from './year-platform.ts';

/** A moment that the story comes back to. */
export interface Moment {
  readonly name: string;
  /** RFC 3339, as an answer said it. */
  readonly at: string;
}

/** One customer, its people with their tokens, and what was noted on the way. */
export interface Group {
  readonly platform: YearPlatform;
  readonly id: TenantId;
  readonly code: string;
  /** Stands in every name that this story gives. */
  readonly marker: string;
  readonly moments: Moment[];
  /** Everything that was ever answered to somebody of this tenant. */
  readonly heard: string[];
  /** Whom the story is about, by what it calls them. */
  readonly people: Map<string, Person>;
  readonly things: Map<string, Thing>;
  /** Devices that have enrolled, with their keys. */
  readonly terminals: Map<string, Terminal>;
  readonly administrator: Person;
  /** The vendor's program that sells, in this tenant. */
  readonly vendor: Voice;
  /** The program of the product, which asks for decisions. */
  readonly product: Voice;
  person(user: Thing): Person;
  /** Notes that what was answered last is how things are now. */
  note(name: string, thing: Pick<Thing, 'valid_from'>): void;
  /** What was made under that name. @throws when there is none. */
  the(name: string): Thing;
  somebody(name: string): Person;
}

export interface Person {
  readonly user: Thing;
  readonly says: Voice;
}

const SCOPE = 'directory:read directory:write asset:read asset:write';
export const PRODUCT = 'chouzai';

/** Signs the contract: a tenant with its first administrator, made by an operator. Everything else goes through the API. */
export async function signContract(platform: YearPlatform, code: string, marker: string): Promise<Group> {
  const { directory } = platform;
  const contract = { code, name: `${marker}薬局グループ`, timezone: 'Asia/Tokyo', profile: pharmacy };
  const id = await createTenantNamed(directory, operator, contract);
  const heard: string[] = [];
  const hear = (text: string): void => void heard.push(text);
  const personOf = (user: Thing): Person => {
    const bearer = { tenant_id: id, user: { id: user.id, person_id: String(user.person_id) }, scope: SCOPE };
    return { user, says: voiceOf(platform, bearer, hear) };
  };
  const machine = (client_id: string, scope: string): Voice =>
    voiceOf(platform, { tenant_id: id, client_id, scope }, hear);
  const first = await addUser(directory, id, operator, { fields: { name: `${marker}管理 花子`, login_id: 'kanri' } });
  await assignRole(directory, id, operator, {
    fields: { user_id: first.id, role: 'kiban:administrator', unit_id: null, store_id: null },
  });
  const [[row]] = await tenantRead(directory, id, [
    statement<Thing>`select id, version, person_id, valid_from from directory."user" where id = ${first.id}::uuid`,
  ]);
  const administrator = personOf(row as Thing);
  const people = new Map([['administrator', administrator]]);
  const things = new Map<string, Thing>();
  const moments: Moment[] = [];
  return {
    ...{ platform, id, code, marker, moments, heard, people, things, administrator, person: personOf },
    terminals: new Map<string, Terminal>(),
    vendor: machine('vendor-shop', 'asset:licences asset:read'),
    product: machine(`${PRODUCT}--1`, 'directory:decisions'),
    note: (name, { valid_from: at }) => void moments.push({ name, at }),
    the: (name) => found(things, name),
    somebody: (name) => found(people, name),
  };
}

function found<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name);
  if (value === undefined) throw new Error(`The story does not know ${name}.`);
  return value;
}
