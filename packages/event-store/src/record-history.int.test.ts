import { randomUUIDv7 } from 'node:crypto';
import { tenantRead } from '@kiban/postgres';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from './command.ts';
import { ChangeRefused } from './errors.ts';
import { historyOf, stateAsOf, stateOf } from './state.ts';
import { type Account, accountAggregate, accountOf, changeAccount, context, openAccount } from './testing/account.ts';
import { newTenant, sampleStore } from './testing/sample-store.ts';

const { home, database, close } = await sampleStore(2);
afterAll(close);
const tenant = newTenant();

/** What somebody does next, and when: `null` now, otherwise so many microseconds after (or before) the last change. */
const step = fc.record({
  after: fc.option(fc.integer({ min: -3, max: 2_000_000 }), { freq: 2 }),
  input: fc.record(
    {
      holder: fc.option(fc.string({ unit: 'grapheme', maxLength: 5 }).filter((text) => !text.includes('\0'))),
      label: fc.constantFrom('店', 'b'),
      amount: fc.integer({ min: -1, max: 3 }),
      active: fc.boolean(),
      opened_on: fc.option(fc.constantFrom('2020-02-29', '1999-12-31')),
      settings: fc.option(fc.dictionary(fc.constantFrom('a', 'bb', 'ä'), fc.constantFrom(1, 'x', null))),
    },
    { requiredKeys: [] },
  ),
});

interface Interval {
  version: number;
  from: string;
  to: string | null;
}

/** Microseconds since 1970, as PostgreSQL counts them. */
const intervals = `select version, (extract(epoch from valid_from) * 1000000)::bigint as "from",
    case when valid_to < 'infinity' then (extract(epoch from valid_to) * 1000000)::bigint end as "to"
  from ${historyOf(accountAggregate)} where id = $1 order by valid_from`;
const events = `select e.version, (extract(epoch from e.occurred_at) * 1000000)::bigint as at, e.state || p.fields as state
  from event.domain_event e join event.personal_data p on p.event_id = e.id where e.aggregate_id = $1 order by e.version`;

const instant = (microseconds: bigint): string => {
  const text = new Date(Number(microseconds / 1000n)).toISOString();
  return `${text.slice(0, -1)}${String(microseconds % 1000n).padStart(3, '0')}Z`;
};

test('whatever is done to an aggregate, state, history and events tell the same, without gap or overlap, as of any moment', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const id = randomUUIDv7();
      const model: Account[] = [];
      let last = 1_700_000_000_000_000n;
      for (const { after, input } of steps) {
        const at = after === null ? null : instant(last + BigInt(after));
        const legal = (input.amount ?? 0) >= 0 && (model.length === 0 || after === null || after > 0);
        const run = runCommand(database, tenant, context, {
          aggregate: accountAggregate,
          id,
          decide: (current) => (current === null ? openAccount(id, input, at) : changeAccount(current, input, at)),
        });
        if (!legal) {
          await expect(run).rejects.toThrow(ChangeRefused);
          refused += 1;
          continue;
        }
        await run;
        const [[row]] = await tenantRead(database, tenant, [stateOf(accountAggregate, id)]);
        if (row === undefined) throw new Error('nothing was written');
        model.push({ ...(model.at(-1) ?? openAccount(id).state), ...input });
        expect(accountOf(row)).toEqual(model.at(-1));
        last = await lastChange(id);
      }
      await consistent(id, model);
    }),
    { numRuns: 40 },
  );
  expect(refused).toBeGreaterThan(0);
});

async function lastChange(id: string): Promise<bigint> {
  const [row] = await home.plant<{ at: string }>(
    `select (extract(epoch from valid_from) * 1000000)::bigint as at from sample.account where id = $1`,
    [id],
  );
  return BigInt(row?.at ?? 0);
}

async function consistent(id: string, model: readonly Account[]): Promise<void> {
  const told = (await home.plant<{ version: number; at: string; state: Account }>(events, [id])).map((event) => ({
    ...event,
    at: BigInt(event.at),
  }));
  const history = (await home.plant<Interval>(intervals, [id])).map((row) => ({
    version: row.version,
    from: BigInt(row.from),
    to: row.to === null ? null : BigInt(row.to),
  }));
  expect(told.map((event) => event.state)).toEqual(model);
  expect(told.map((event) => event.version)).toEqual(model.map((_, index) => index + 1));
  expect(history.map((row) => [row.version, row.from])).toEqual(told.map((event) => [event.version, event.at]));
  // each ends where the next begins, the last does not end
  expect(history.map((row) => row.to)).toEqual(
    [...history.slice(1).map((row) => row.from), null].slice(0, history.length),
  );
  const moments = told.flatMap(({ at }) => [at - 1n, at, at + 1n]);
  for (const moment of moments) {
    const fold = told.findLast((event) => event.at <= moment)?.state;
    const [[row]] = await tenantRead(database, tenant, [stateAsOf(accountAggregate, id, instant(moment))]);
    expect(row === undefined ? undefined : accountOf(row)).toEqual(fold);
  }
}
