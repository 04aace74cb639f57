import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '@kiban/testing';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { statement, statementFromTrustedText } from './statement.ts';
import { tenantId } from './tenant-id.ts';
import { tenantRead, tenantTransaction } from './tenant-transaction.ts';
import { startProxy } from './testing/holding-proxy.ts';

const home = await testDatabase();
const role = `test_${randomBytes(4).toString('hex')}`;
await home.plant(`create role ${role} login password 'test'; ${home.grantConnect(role)}; create schema test; grant usage on schema test to ${role};
  create table test.note (tenant_id uuid not null, id int not null, text text, primary key (tenant_id, id));
  select app.protect_table('test.note'); grant select, insert, update on test.note to ${role}`);
const tenant = tenantId(randomUUID());
const url = Object.assign(new URL(home.superuserUrl), { username: role, password: 'test' }).href;
const opened: Database[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
  await home.plant('delete from test.note');
});
afterAll(async () => {
  await home.plant(`drop owned by ${role}; drop role ${role}`);
  await home.drop();
});

/** A pool of one connection, unless more are asked for. */
function open(options: { url?: string; connections?: number } = {}): Database {
  const database = openDatabase({ url, connections: 1, application: 'tenant transaction test', ...options });
  opened.push(database);
  return database;
}

const add = (id: number) => statement<object>`insert into test.note (tenant_id, id) values (${tenant}, ${id})`;
const mine = statement<{ pid: number }>`select pg_backend_pid() as pid`;
const broken = statement<object>`select 1 / 0`;
const stored = async (): Promise<number[]> => {
  const rows = await home.plant<{ id: number }>('select id from test.note order by id');
  return rows.map(({ id }) => id);
};
const pidOf = async (database: Database): Promise<number | undefined> =>
  (await tenantRead(database, tenant, [mine]))[0][0]?.pid;
const strike = (deed: 'pg_cancel_backend' | 'pg_terminate_backend', pid: number | undefined) =>
  home.plant(`select ${deed}($1)`, [pid]);
const isAsleep = (pid: number | undefined) =>
  expect
    .poll(() => home.plant(`select from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'`, [pid]))
    .toHaveLength(1);

test('a read sends BEGIN, the tenant, its statements and COMMIT before the first answer has come', async () => {
  const proxy = await startProxy(url);
  const database = open({ url: proxy.url });
  try {
    await pidOf(database); // connected, and the statement prepared
    proxy.hold(true);
    const reading = tenantRead(database, tenant, [mine, mine]);
    await expect.poll(() => proxy.sent()).toContain('commit');
    expect(proxy.sent()).toContain('begin isolation level repeatable read read only');
    expect(proxy.sent()).toContain(tenant);
    proxy.hold(false);
    expect(await reading).toHaveLength(2);
  } finally {
    proxy.stop();
  }
});

test('the first statements of a transaction travel with BEGIN, the last one with COMMIT', async () => {
  const proxy = await startProxy(url);
  const database = open({ url: proxy.url });
  try {
    await pidOf(database);
    proxy.hold(true);
    const writing = tenantTransaction(database, tenant, async (transaction) => {
      await Promise.all([transaction.rows(add(1)), transaction.rows(add(2))]);
      proxy.hold(true);
      const last = transaction.commitWith(add(3));
      await expect.poll(() => proxy.sent()).toContain('commit');
      proxy.hold(false);
      return last;
    });
    await expect.poll(() => proxy.sent()).toContain('insert into test.note');
    expect(proxy.sent()).toContain('begin');
    expect(proxy.sent()).not.toContain('commit');
    proxy.hold(false);
    await writing;
    expect(await stored()).toEqual([1, 2, 3]);
  } finally {
    proxy.stop();
  }
});

test('times keep their microseconds', async () => {
  const [rows] = await tenantRead(open(), tenant, [
    statement<{ at: string }>`select timestamptz '2026-04-01 09:00:00.123456+09' as at`,
  ]);
  expect(rows).toEqual([{ at: '2026-04-01T00:00:00.123456Z' }]);
});

test('a read sees one snapshot and may not write', async () => {
  await expect(tenantRead(open(), tenant, [add(1)])).rejects.toMatchObject({ code: '25006' });
});

test('an error in the middle rolls everything back', async () => {
  const work = tenantTransaction(open(), tenant, async (transaction) => {
    await transaction.rows(add(1));
    await transaction.rows(broken);
  });
  await expect(work).rejects.toMatchObject({ code: '22012' });
  expect(await stored()).toEqual([]);
});

test('an error of the work itself rolls everything back, also before BEGIN was answered', async () => {
  const database = open();
  const late = tenantTransaction(database, tenant, async (transaction) => {
    await transaction.rows(add(1));
    throw new Error('planned');
  });
  await expect(late).rejects.toThrow('planned');
  const early = tenantTransaction(database, tenant, () => {
    throw new Error('at once');
  });
  await expect(early).rejects.toThrow('at once');
  expect(await stored()).toEqual([]);
});

test('a statement that was not awaited is part of the transaction', async () => {
  await tenantTransaction(open(), tenant, async (transaction) => {
    void transaction.rows(add(1));
  });
  expect(await stored()).toEqual([1]);
});

test('a failed statement that was not awaited fails the transaction', async () => {
  const work = tenantTransaction(open(), tenant, async (transaction) => {
    transaction.rows(broken).catch(() => undefined);
    transaction.rows(add(1)).catch(() => undefined);
  });
  await expect(work).rejects.toThrow('The transaction was rolled back');
  expect(await stored()).toEqual([]);
});

test('a failure that the work swallowed fails the transaction: COMMIT was answered with ROLLBACK', async () => {
  const swallow = tenantTransaction(open(), tenant, async (transaction) => {
    await transaction.rows(add(1));
    await transaction.rows(broken).catch(() => undefined);
  });
  await expect(swallow).rejects.toThrow('The transaction was rolled back');
  expect(await stored()).toEqual([]);
});

test('nothing can be run after commitWith, nor after the end', async () => {
  let kept: Parameters<Parameters<typeof tenantTransaction>[2]>[0] | undefined;
  await tenantTransaction(open(), tenant, async (transaction) => {
    kept = transaction;
    await transaction.commitWith(add(1));
    await expect(transaction.rows(add(2))).rejects.toThrow('has ended');
  });
  await expect(kept?.rows(add(3))).rejects.toThrow('has ended');
  expect(await stored()).toEqual([1]);
});

test('commitWith of a statement that fails, also unawaited, fails the transaction', async () => {
  const awaited = tenantTransaction(open(), tenant, async (transaction) => {
    await transaction.rows(add(1));
    await transaction.commitWith(broken);
  });
  await expect(awaited).rejects.toMatchObject({ code: '22012' });
  const unawaited = tenantTransaction(open(), tenant, async (transaction) => {
    await transaction.rows(add(1));
    transaction.commitWith(broken).catch(() => undefined);
  });
  await expect(unawaited).rejects.toMatchObject({ code: '22012' });
  expect(await stored()).toEqual([]);
});

test('a commitWith that was not awaited has been answered when the transaction returns', async () => {
  const database = open();
  const pid = await pidOf(database);
  await tenantTransaction(database, tenant, async (transaction) => {
    await transaction.rows(add(1));
    void transaction.commitWith(statement<object>`insert into test.note select ${tenant}, 2, pg_sleep(0.1)::text`);
  });
  expect(await stored()).toEqual([1, 2]);
  expect(await pidOf(database)).toBe(pid);
});

test('a connection is used again after a commit and after an error', async () => {
  const database = open();
  const pid = await pidOf(database);
  await tenantTransaction(database, tenant, (transaction) => transaction.rows(add(1)));
  await tenantTransaction(database, tenant, (transaction) => transaction.rows(broken)).catch(() => undefined);
  await tenantTransaction(database, tenant, () => Promise.reject(new Error('planned'))).catch(() => undefined);
  expect(await pidOf(database)).toBe(pid);
});

test.each(['pg_cancel_backend', 'pg_terminate_backend'] as const)(
  '%s during a statement leaves nothing behind, and the pool goes on',
  async (deed) => {
    const database = open();
    const pid = await pidOf(database);
    const work = tenantTransaction(database, tenant, async (transaction) => {
      await transaction.rows(add(1));
      await transaction.rows(statement`select pg_sleep(10)`);
    });
    const failed = expect(work).rejects.toMatchObject({ code: deed === 'pg_cancel_backend' ? '57014' : '57P01' });
    await isAsleep(pid);
    await strike(deed, pid);
    await failed;
    const next = await pidOf(database);
    if (deed === 'pg_cancel_backend') expect(next).toBe(pid);
    else expect(next).not.toBe(pid);
    expect(await stored()).toEqual([]);
  },
);

test('a connection killed between two statements fails the work, and the pool goes on', async () => {
  const database = open();
  const pid = await pidOf(database);
  const work = tenantTransaction(database, tenant, async (transaction) => {
    await transaction.rows(add(1));
    await strike('pg_terminate_backend', pid);
    await sleep(100);
    await transaction.rows(add(2));
  });
  await expect(work).rejects.toThrow();
  expect(await stored()).toEqual([]);
  await tenantTransaction(database, tenant, (transaction) => transaction.commitWith(add(3)));
  expect(await stored()).toEqual([3]);
});

test('a connection killed during the last statement stores nothing and reports it', async () => {
  const database = open();
  const pid = await pidOf(database);
  const work = tenantTransaction(database, tenant, (transaction) =>
    transaction.commitWith(statement<object>`insert into test.note select ${tenant}, 1, pg_sleep(10)::text`),
  );
  const failed = expect(work).rejects.toMatchObject({ code: '57P01' });
  await isAsleep(pid);
  await strike('pg_terminate_backend', pid);
  await failed;
  expect(await stored()).toEqual([]);
});

test('an idle connection that was killed is replaced and counted', async () => {
  const database = open();
  await strike('pg_terminate_backend', await pidOf(database));
  await expect.poll(() => database.lostConnections()).toBe(1);
  await tenantTransaction(database, tenant, (transaction) => transaction.rows(add(1)));
  expect(await stored()).toEqual([1]);
});

test('at most 500 texts are prepared on a connection, and further ones still run', async () => {
  const database = open();
  const texts = Array.from({ length: 520 }, (_, number) =>
    statementFromTrustedText<{ n: number }>(`select ${number} as n`, []),
  );
  const results = await tenantRead(database, tenant, texts);
  expect(results.flat().map((row) => row.n)).toEqual(texts.map((_, number) => number));
  const [[counted]] = await tenantRead(database, tenant, [
    statement<{ prepared: number }>`select count(*) as prepared from pg_prepared_statements`,
  ]);
  expect(counted?.prepared).toBeLessThanOrEqual(501);
});
