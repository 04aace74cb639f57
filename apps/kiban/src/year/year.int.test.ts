import { beforeAll, describe, expect, test } from 'vitest';
import { autumn } from './seasons/autumn.ts';
import { elsewhere } from './seasons/elsewhere.ts';
import { spring } from './seasons/spring.ts';
import { summer } from './seasons/summer.ts';
import { winter } from './seasons/winter.ts';
import { expectSameAnswers, LISTS } from './testing/answered.ts';
import { offerProduct } from './testing/catalogue.ts';
import { decidedByApi, decidedByEvents, matrixOf } from './testing/decided.ts';
import { type Group, signContract } from './testing/group.ts';
import { eventsOf, type StoredEvent, worldAt } from './testing/replay.ts';
import type { Thing } from './testing/voice.ts';
import { yearPlatform } from './testing/year-platform.ts';

const platform = await yearPlatform();
await offerProduct(platform);
const group = await signContract(platform, 'wakaba', '若葉');
const other = await signContract(platform, 'shiokaze', '潮風');
const both = [group, other];
const past = new Map<Group, StoredEvent[]>();
let ofPlatform: StoredEvent[] = [];
const eventsIn = (some: Group): StoredEvent[] => past.get(some) ?? [];

beforeAll(async () => {
  const year = async (): Promise<void> => {
    for (const season of [spring, summer, autumn, winter]) await season(group);
  };
  await Promise.all([year(), elsewhere(other)]);
  for (const each of both) past.set(each, await eventsOf(platform, each.id));
  ofPlatform = await eventsOf(platform, platform.platformTenant);
}, 120_000);

test('the year has more moments to come back to than the twelve that are asked for', () => {
  expect(new Set(group.moments.map(({ at }) => at)).size).toBeGreaterThanOrEqual(20);
});

test('as of every moment of the year, every list answers what replaying the events gives', async () => {
  for (const each of both)
    for (const { at } of each.moments) await expectSameAnswers(each, worldAt(eventsIn(each), at));
}, 120_000);

test('as of every moment, who may do what in which store is what replaying the events gives', async () => {
  const permitted = new Set<number>();
  for (const each of both)
    for (const { name, at } of each.moments) {
      const [world, catalogue] = [worldAt(eventsIn(each), at), worldAt(ofPlatform, at)];
      const asked = matrixOf(world);
      if (asked.length === 0) continue;
      const reasoned = asked.map((question) => decidedByEvents(world, catalogue, question));
      const answered = await decidedByApi(each, world, asked);
      const differing = asked.filter((_, place) => answered[place] !== reasoned[place]);
      expect(differing, name).toEqual([]);
      permitted.add(answered.filter(Boolean).length);
    }
  // the year changed what was permitted over and over
  expect(permitted.size).toBeGreaterThan(8);
}, 120_000);

test('every change of everything tells when, who and why, as its event does', async () => {
  for (const each of both) {
    const world = worldAt(eventsIn(each), '2999-01-01T00:00:00Z');
    for (const { kind, path } of LISTS)
      for (const { id, events } of world.of(kind)) {
        const entries = (await each.administrator.says.all(historyOf(kind, path, id, events))) as unknown as Entry[];
        const own = entries.filter((entry) => entry.kind === kind && entry.id === id);
        expect(own.map(told).reverse(), `${path}/${id}`).toEqual(events.map(happened));
        for (const { actor, reason } of own) {
          expect(actor.name, `${path}/${id}`).not.toBeNull();
          if (actor.kind === 'person') expect(reason, `${path}/${id}`).not.toBeNull();
        }
      }
  }
}, 120_000);

/** A membership's is told in its person's, and an enrolment code's in its device's. */
function historyOf(kind: string, path: string, id: string, [first]: readonly StoredEvent[]): string {
  if (kind === 'membership') return `directory:/users/${first?.state.user_id}/history`;
  return kind === 'enrolment_code' ? `asset:/devices/${first?.state.device_id}/history` : `${path}/${id}/history`;
}

type Entry = Thing & {
  readonly kind: string;
  readonly name: string;
  readonly event_id: string;
  readonly reason: string | null;
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string | null };
};

function told({ version, name, event_id, actor, reason }: Entry) {
  return { version, name, event_id, actor_kind: actor.kind, actor_id: actor.id, reason };
}

function happened({ version, name, event_id, actor_kind, actor_id, reason }: StoredEvent) {
  return { version, name, event_id, actor_kind, actor_id, reason };
}

describe('who, what, where on that day, changed by whom, and why', () => {
  const at = (name: string): string => group.moments.find((moment) => moment.name === name)?.at ?? '';
  const certificateAt = (moment: string) =>
    group.administrator.says
      .all(`asset:/certificates?serial_number=${group.the('受付1の証明書').serial_number}&asOf=${at(moment)}`)
      .then(([certificate]) => certificate);

  test('which device held this certificate, in which store, and who put it there', async () => {
    expect(await certificateAt('the devices have certificates')).toMatchObject({
      status: 'active',
      device: { name: '若葉受付1', status: 'active' },
      store: { name: '若葉中野店', changed_by: { reason: '設置', actor: { name: '若葉端野' } } },
    });
    expect(await certificateAt('a device was moved')).toMatchObject({
      device: { name: '若葉受付1' },
      store: { name: '若葉荻窪店', changed_by: { reason: '中野店の改装', actor: { name: '若葉高木' } } },
    });
    expect(await certificateAt('the old one is revoked')).toMatchObject({
      ...{ status: 'revoked', revocation_reason: 'superseded' },
    });
  });

  test('why somebody could dispense in a store then, and cannot now', async () => {
    const ask = async (moment: string) => {
      const answer = await group.product.send('POST', 'directory:/access/v1/evaluation', {
        subject: { type: 'user', id: group.somebody('上田').user.id },
        action: { name: 'chouzai.prescriptions.dispense' },
        resource: { type: 'prescription', id: '1', properties: { store_id: group.the('大宮店').id } },
        context: { as_of: at(moment), explain: true },
      });
      return answer.body;
    };
    expect(await ask('everybody has a role')).toMatchObject({ context: { reason_code: 'not_licensed' } });
    expect(await ask('the licence has grown')).toMatchObject({ decision: true });
    expect(await ask('the trial was bought')).toMatchObject({ decision: false, context: { reason_code: 'no_role' } });
  });

  test('the past of a store tells of its people, devices and licences on one page', async () => {
    const entries = await group.administrator.says.all(`directory:/stores/${group.the('中野店').id}/past`);
    const names = new Set(entries.map(({ name }) => name));
    for (const name of ['store.opened', 'membership.begun', 'role_assignment.begun', 'device.moved', 'seat.released'])
      expect(names).toContain(name);
  });
});

test('nobody of either customer ever heard of the other', async () => {
  for (const [one, another] of [both, both.toReversed()] as [Group, Group][]) {
    const heard = one.heard.join('\n');
    expect(heard).toContain(one.marker);
    expect(heard).not.toContain(another.marker);
    const foreign = new Set(eventsIn(another).map(({ id }) => id));
    expect(foreign.size).toBeGreaterThan(10);
    expect([...foreign].filter((id) => heard.includes(id))).toEqual([]);
  }
});

test('what is asked for by the other customer’s ids is not there, now or then', async () => {
  const { at } = group.moments.at(-1) ?? { at: '' };
  const world = worldAt(eventsIn(other), at);
  for (const { kind, path } of LISTS)
    for (const { id } of world.of(kind))
      for (const query of ['', `?asOf=${at}`]) {
        const { status } = await group.administrator.says.send('GET', `${path}/${id}${query}`);
        expect(status, `${path}/${id}${query}`).toBe(404);
      }
});
