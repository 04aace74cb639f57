import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type NewItem, PLATFORM_WIDE } from '../auth-store.ts';
import { ITEM_BYTES_AT_MOST } from '../item-data.ts';
import { atOnce, type ConformanceCase, fresh, MANY, OTHER, THING, type Thing, TICKET } from './store-under-test.ts';

/** What each method does, also with what has expired. */
export const itemCases: readonly ConformanceCase[] = [
  {
    name: 'gives back what was written: data, references, expiry',
    async run({ store, clock }) {
      const references = { person: randomUUID(), session: randomUUID(), grant: randomUUID(), alternate: 'ログイン' };
      const item = fresh({ references, expires_at: clock.now + 60, data: { value: 'ü薬\u0000\ud800"' } });
      await store.put(PLATFORM_WIDE, THING, item);
      expect(await store.get(PLATFORM_WIDE, THING, item.id)).toMatchObject(item);
      expect(await store.get(PLATFORM_WIDE, OTHER, item.id)).toBeUndefined();
    },
  },
  {
    name: 'finds nothing by ids that were never written, whatever they hold',
    async run({ store }) {
      for (const id of ['', 'nobody', '\0', 'a\0b', '\ud800', 'x'.repeat(20_000)]) {
        for (const kind of [THING, TICKET]) {
          expect(await store.get(PLATFORM_WIDE, kind, id)).toBeUndefined();
          expect(await store.take(PLATFORM_WIDE, kind, id)).toBeUndefined();
          await store.remove(PLATFORM_WIDE, kind, id);
          expect(await store.query(PLATFORM_WIDE, kind, 'alternate', id)).toEqual([]);
          expect(await store.removeAll(PLATFORM_WIDE, [kind], 'alternate', id)).toBe(0);
        }
      }
    },
  },
  {
    name: 'creates once: the second is refused and changes nothing',
    async run({ store }) {
      const item = fresh();
      expect(await store.create(PLATFORM_WIDE, THING, item)).toBe(true);
      expect(await store.create(PLATFORM_WIDE, THING, { ...item, data: { value: 'two' } })).toBe(false);
      expect((await store.get(PLATFORM_WIDE, THING, item.id))?.data.value).toBe('one');
    },
  },
  {
    name: 'puts over whatever was there, references and expiry too',
    async run({ store, clock }) {
      const item = fresh({ references: { person: randomUUID() }, expires_at: clock.now + 60 });
      await store.put(PLATFORM_WIDE, THING, item);
      await store.put(PLATFORM_WIDE, THING, { id: item.id, data: { value: 'two' }, expires_at: null });
      const found = await store.get(PLATFORM_WIDE, THING, item.id);
      expect(found).toMatchObject({ data: { value: 'two' }, expires_at: null, references: {} });
      expect(await store.query(PLATFORM_WIDE, THING, 'person', item.references?.person ?? '')).toEqual([]);
    },
  },
  {
    name: 'replaces what has the version that was read, and nothing else',
    async run({ store }) {
      const item = fresh();
      await store.put(PLATFORM_WIDE, THING, item);
      const first = (await store.get(PLATFORM_WIDE, THING, item.id))?.version ?? Number.NaN;
      expect(await store.replace(PLATFORM_WIDE, THING, { ...item, data: { value: 'two' } }, first)).toBe(true);
      const second = (await store.get(PLATFORM_WIDE, THING, item.id))?.version ?? Number.NaN;
      expect(second).toBeGreaterThan(first);
      expect(await store.replace(PLATFORM_WIDE, THING, { ...item, data: { value: 'three' } }, first)).toBe(false);
      expect((await store.get(PLATFORM_WIDE, THING, item.id))?.data.value).toBe('two');
      expect(await store.replace(PLATFORM_WIDE, THING, fresh(), 1)).toBe(false);
    },
  },
  {
    name: 'does not take an item made anew under an old id for the one that was read',
    async run({ store }) {
      const item = fresh();
      await store.put(PLATFORM_WIDE, THING, item);
      const read = (await store.get(PLATFORM_WIDE, THING, item.id))?.version ?? Number.NaN;
      await store.remove(PLATFORM_WIDE, THING, item.id);
      await store.create(PLATFORM_WIDE, THING, { ...item, data: { value: 'anew' } });
      expect(await store.replace(PLATFORM_WIDE, THING, item, read)).toBe(false);
      expect((await store.get(PLATFORM_WIDE, THING, item.id))?.data.value).toBe('anew');
    },
  },
  {
    name: 'finds and removes by each reference, of the kinds asked for',
    async run({ store }) {
      for (const reference of ['person', 'session', 'grant', 'alternate'] as const) {
        const value = randomUUID();
        const items = [fresh(), fresh()].map((item) => ({ ...item, references: { [reference]: value } }));
        for (const item of items) await store.put(PLATFORM_WIDE, THING, item);
        await store.put(PLATFORM_WIDE, OTHER, fresh({ references: { [reference]: value } }));
        const found = await store.query(PLATFORM_WIDE, THING, reference, value);
        expect(found.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
        expect(await store.query(PLATFORM_WIDE, THING, reference, randomUUID())).toEqual([]);
        expect(await store.removeAll(PLATFORM_WIDE, [THING], reference, value)).toBe(2);
        expect(await store.query(PLATFORM_WIDE, THING, reference, value)).toEqual([]);
        expect(await store.removeAll(PLATFORM_WIDE, [THING, OTHER], reference, value)).toBe(1);
      }
    },
  },
  {
    name: 'gives a long list whole, and in pages that leave nothing out and repeat nothing',
    async run({ store }) {
      for (const [kind, count, limit] of [
        [THING, 110, 50], // more than DynamoDB gives in one answer
        [MANY, 25, 10],
      ] as const) {
        const alternate = randomUUID();
        const ids = Array.from({ length: count }, () => randomUUID()).sort();
        await Promise.all(ids.map((id) => store.put(PLATFORM_WIDE, kind, fresh({ id, references: { alternate } }))));
        expect(await store.query(PLATFORM_WIDE, kind, 'alternate', alternate)).toHaveLength(ids.length);
        const paged: string[] = [];
        for (;;) {
          const after = paged.at(-1) ?? '';
          const page = await store.query(PLATFORM_WIDE, kind, 'alternate', alternate, { limit, after });
          paged.push(...page.map(({ id }) => id));
          if (page.length < limit || paged.length > ids.length) break;
        }
        expect(paged).toEqual(ids);
        const after = ids[5]?.slice(0, -1) ?? ''; // an id that is not there
        const rest = await store.query(PLATFORM_WIDE, kind, 'alternate', alternate, { after });
        expect(rest.map(({ id }) => id)).toEqual(ids.slice(5));
        expect(await store.removeAll(PLATFORM_WIDE, [kind], 'alternate', alternate)).toBe(ids.length);
      }
    },
  },
  {
    name: 'a page holds what counts: expired items take no place in it',
    async run({ store, clock }) {
      const alternate = randomUUID();
      const ids = Array.from({ length: 6 }, () => randomUUID()).sort();
      for (const [at, id] of ids.entries())
        await store.put(
          PLATFORM_WIDE,
          THING,
          fresh({ id, references: { alternate }, expires_at: at < 4 ? clock.now + 60 : null }),
        );
      clock.now += 60;
      const page = await store.query(PLATFORM_WIDE, THING, 'alternate', alternate, { limit: 2 });
      expect(page.map(({ id }) => id)).toEqual(ids.slice(4));
    },
  },
  {
    name: 'follows references that change: found by the new one, no longer by the old one',
    async run({ store }) {
      const [before, after] = [randomUUID(), randomUUID()];
      for (const way of ['put', 'replace'] as const) {
        const item = fresh({ references: { person: before, session: 'same' } });
        await store.put(PLATFORM_WIDE, THING, item);
        const moved = { ...item, references: { person: after, session: 'same' } };
        const version = (await store.get(PLATFORM_WIDE, THING, item.id))?.version ?? Number.NaN;
        if (way === 'put') await store.put(PLATFORM_WIDE, THING, moved);
        else expect(await store.replace(PLATFORM_WIDE, THING, moved, version)).toBe(true);
        expect(await store.query(PLATFORM_WIDE, THING, 'person', before)).toEqual([]);
        expect(await store.query(PLATFORM_WIDE, THING, 'person', after)).toMatchObject([moved]);
        expect(await store.removeAll(PLATFORM_WIDE, [THING], 'person', before)).toBe(0);
        expect(await store.take(PLATFORM_WIDE, THING, item.id)).toMatchObject(moved);
        expect(await store.query(PLATFORM_WIDE, THING, 'person', after)).toEqual([]);
      }
    },
  },
  {
    name: 'an item that is written again to live longer is found by its references to its end',
    async run({ store, clock }) {
      const references = { person: randomUUID() };
      const item = fresh({ references, expires_at: clock.now + 60 });
      await store.put(PLATFORM_WIDE, THING, item);
      const version = (await store.get(PLATFORM_WIDE, THING, item.id))?.version ?? Number.NaN;
      const longer = { ...item, expires_at: clock.now + 400 * 86_400 };
      expect(await store.replace(PLATFORM_WIDE, THING, longer, version)).toBe(true);
      clock.now += 399 * 86_400;
      expect(await store.query(PLATFORM_WIDE, THING, 'person', references.person)).toMatchObject([longer]);
    },
  },
  {
    name: 'keeps a large item whole, and refuses one that not every engine can keep',
    async run({ store }) {
      const item = fresh({ data: { value: '薬'.repeat(100_000) } });
      await store.put(PLATFORM_WIDE, THING, item);
      expect(await store.get(PLATFORM_WIDE, THING, item.id)).toMatchObject(item);
      const larger = { ...item, data: { value: 'x'.repeat(ITEM_BYTES_AT_MOST) } };
      await expect(store.put(PLATFORM_WIDE, THING, larger)).rejects.toMatchObject({ code: 'item_too_large' });
      await expect(store.create(PLATFORM_WIDE, THING, { ...larger, id: randomUUID() })).rejects.toThrow();
      await expect(store.replace(PLATFORM_WIDE, THING, larger, 1)).rejects.toThrow();
      expect(await store.get(PLATFORM_WIDE, THING, item.id)).toMatchObject(item);
    },
  },
  {
    name: 'gives an item together with the grant it refers to, when there is one',
    async run({ store, clock }) {
      const [grant, alone] = [fresh({ expires_at: clock.now + 60 }), fresh()];
      const ticket = fresh({ references: { grant: grant.id }, expires_at: clock.now + 120 });
      for (const item of [ticket, alone]) await store.put(PLATFORM_WIDE, TICKET, item);
      expect(await store.getWithGrant(PLATFORM_WIDE, TICKET, ticket.id, THING)).toMatchObject({
        item: ticket,
        grant: undefined,
      });
      await store.put(PLATFORM_WIDE, OTHER, grant);
      expect((await store.getWithGrant(PLATFORM_WIDE, TICKET, ticket.id, THING))?.grant).toBeUndefined();
      await store.put(PLATFORM_WIDE, THING, grant);
      expect(await store.getWithGrant(PLATFORM_WIDE, TICKET, ticket.id, THING)).toMatchObject({ item: ticket, grant });
      expect((await store.getWithGrant(PLATFORM_WIDE, TICKET, alone.id, THING))?.grant).toBeUndefined();
      expect(await store.getWithGrant(PLATFORM_WIDE, TICKET, 'nobody', THING)).toBeUndefined();
      clock.now += 60;
      expect(await store.getWithGrant(PLATFORM_WIDE, TICKET, ticket.id, THING)).toMatchObject({
        item: ticket,
        grant: undefined,
      });
      clock.now += 60;
      expect(await store.getWithGrant(PLATFORM_WIDE, TICKET, ticket.id, THING)).toBeUndefined();
    },
  },
  {
    name: 'finds nothing that has expired, by any method',
    async run({ store, clock }) {
      const person = randomUUID();
      const make = (): NewItem<Thing> => fresh({ references: { person }, expires_at: clock.now + 60 });
      const items = [make(), make(), make()];
      for (const item of items) await store.put(PLATFORM_WIDE, THING, item);
      const [read, taken, replaced] = items as [NewItem<Thing>, NewItem<Thing>, NewItem<Thing>];
      const version = (await store.get(PLATFORM_WIDE, THING, replaced.id))?.version ?? Number.NaN;
      clock.now += 59;
      expect(await store.query(PLATFORM_WIDE, THING, 'person', person)).toHaveLength(3);
      clock.now += 1;
      expect(await store.get(PLATFORM_WIDE, THING, read.id)).toBeUndefined();
      expect(await store.take(PLATFORM_WIDE, THING, taken.id)).toBeUndefined();
      expect(await store.query(PLATFORM_WIDE, THING, 'person', person)).toEqual([]);
      expect(await store.replace(PLATFORM_WIDE, THING, { ...replaced, expires_at: null }, version)).toBe(false);
      expect(await store.removeAll(PLATFORM_WIDE, [THING], 'person', person)).toBe(0);
    },
  },
  {
    name: 'creates in the place of an expired item',
    async run({ store, clock }) {
      const item = fresh({ expires_at: clock.now + 60 });
      await store.put(PLATFORM_WIDE, THING, item);
      clock.now += 60;
      const next = { ...item, data: { value: 'two' }, expires_at: clock.now + 60 };
      const created = await atOnce(() => store.create(PLATFORM_WIDE, THING, next));
      expect(created.filter(Boolean)).toHaveLength(1);
      expect((await store.get(PLATFORM_WIDE, THING, item.id))?.data.value).toBe('two');
    },
  },
  {
    name: 'keeps no secret id in clear, and gives none away in a query',
    async run({ store, dump }) {
      const [id, person] = [`secret-${randomUUID()}`, randomUUID()];
      await store.create(PLATFORM_WIDE, TICKET, fresh({ id, references: { person } }));
      const found = await store.query(PLATFORM_WIDE, TICKET, 'person', person);
      expect(found.map((item) => item.id)).toEqual(['']);
      expect(await store.get(PLATFORM_WIDE, TICKET, id)).toMatchObject({ id });
      const text = await dump();
      expect(text).toContain(person);
      expect(text).not.toContain(id);
    },
  },
];
