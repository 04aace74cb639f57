import { expect } from 'vitest';
import type { Group } from './group.ts';
import { madeSo, type Replayed, type World } from './replay.ts';
import type { Thing } from './voice.ts';

interface Listed {
  readonly kind: string;
  readonly path: string;
  readonly statuses: readonly string[];
  /** Fields of the state that nobody is shown, or that are shown otherwise. */
  readonly hidden: readonly string[];
}

const listed = (kind: string, path: string, statuses: string, hidden: readonly string[] = []): Listed => ({
  ...{ kind, path, hidden },
  statuses: statuses.split(' '),
});

/** Everything that has lists, with all its statuses. */
export const LISTS: readonly Listed[] = [
  listed('store', 'directory:/stores', 'open closed'),
  listed('organization_unit', 'directory:/organization-units', 'active closed'),
  listed('user', 'directory:/users', 'active suspended left erased'),
  listed('membership', 'directory:/memberships', 'active ended'),
  listed('role_assignment', 'directory:/role-assignments', 'active ended'),
  listed('access_request', 'directory:/access-requests', 'pending approved rejected withdrawn'),
  listed('access_review', 'directory:/access-reviews', 'open closed'),
  listed('device', 'asset:/devices', 'registered active suspended lost retired', ['public_key']),
  listed('enrolment_code', 'asset:/enrolment-codes', 'open used revoked', ['code_hash']),
  listed('certificate_authority', 'asset:/certificate-authorities', 'active retired'),
  listed('certificate', 'asset:/certificates', 'active expired revoked', ['device_id']),
  listed('licence', 'asset:/licences', 'active suspended ended'),
  listed('seat', 'asset:/seats', 'assigned released'),
];

/** Each list as of the moment says of each thing what its events say, and names nothing else. */
export async function expectSameAnswers({ administrator: { says } }: Group, world: World): Promise<void> {
  for (const { kind, path, statuses, hidden } of LISTS) {
    const query = statuses.map((status) => `status=${status}`).join('&');
    const answered = await says.all(`${path}?${query}&asOf=${world.at}`);
    const expected = world.of(kind).map((thing) => shownOf(thing, hidden));
    const fields = Object.keys(expected[0] ?? {});
    const told = answered.map((item) => Object.fromEntries(fields.map((field) => [field, item[field]])));
    expect(sorted(told), `${path} as of ${world.at}`).toEqual(sorted(expected));
    for (const item of answered) expect(item, path).toMatchObject(besides(kind, world, item));
  }
}

/** What its state says of a thing. */
function shownOf({ id, version, state }: Replayed, hidden: readonly string[]): Thing {
  const fields = Object.entries(state).filter(([field]) => !hidden.includes(field));
  return { ...Object.fromEntries(fields), id, version } as unknown as Thing;
}

/** What is shown of a thing besides its own state: names of that moment, who holds what, who made it so. */
function besides(kind: string, world: World, item: Thing): Readonly<Record<string, unknown>> {
  const nameOf = (of: string, id: unknown): unknown => (id === null ? null : world.one(of, id)?.state.name);
  switch (kind) {
    case 'store':
      return { unit_name: nameOf('organization_unit', item.unit_id) };
    case 'role_assignment':
      return {
        user_name: nameOf('user', item.user_id),
        place_name: nameOf('store', item.store_id) ?? nameOf('organization_unit', item.unit_id),
      };
    case 'device':
      return { store_name: nameOf('store', item.store_id) };
    case 'licence':
      return { assigned: seatsTaken(world, item.id) };
    case 'seat':
      return { store_name: nameOf('store', item.store_id) };
    case 'certificate':
      return holderOf(world, item);
    default:
      return {};
  }
}

function seatsTaken(world: World, licenceId: string): number {
  return world.of('seat').filter(({ state }) => state.licence_id === licenceId && state.status === 'assigned').length;
}

/** The question that support is asked: which device held it, where that stood, and who made it so. */
function holderOf(world: World, { id }: Thing): Readonly<Record<string, unknown>> {
  const certificate = world.one('certificate', id);
  const device = world.one('device', certificate?.state.device_id);
  if (certificate === undefined || device === undefined) return { device: null, store: null };
  const store = world.one('store', device.state.store_id);
  return {
    device: { id: device.id, name: device.state.name, status: device.state.status, ...since(certificate, 'device_id') },
    store: { id: store?.id, name: store?.state.name, ...since(device, 'store_id') },
  };
}

function since(thing: Replayed, field: string): Readonly<Record<string, unknown>> {
  const { event_id, actor_kind, actor_id, reason } = madeSo(thing, field);
  return { changed_by: { event_id, reason, actor: { kind: actor_kind, id: actor_id } } };
}

function sorted(things: readonly object[]): object[] {
  return things.toSorted((one, other) => (String((one as Thing).id) < String((other as Thing).id) ? -1 : 1));
}
