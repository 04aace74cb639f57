import { randomBytes } from 'node:crypto';
import type { SchemaModule } from '@kiban/postgres';
import { type LeakReport, type LeakTestOptions, leakProbe, leakStorm, leakTest } from '@kiban/postgres/guard';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { modules } from '../modules.ts';
import { plantTenants } from './fixture.ts';
import {
  openerThatKeepsTheTenant,
  openerThatReturnsOpenTransactions,
  openerThatTrustsTheConnection,
} from './leaky-openers.ts';
import { plantedLeaks } from './planted-leaks.ts';

const home = await testDatabase();
const { a, b, platform } = await plantTenants(home.plant);
afterAll(() => home.drop());

const options: LeakTestOptions = { modules, ownerUrl: home.ownerUrl, urlOf: home.urlOf, tenants: [a, b], platform };
const STORM = { role: 'kiban_directory', relation: 'directory.store', rounds: 150 };
const rulesOf = (report: LeakReport): string[] => [...new Set(report.findings.map((finding) => finding.rule))].sort();

test('no role reaches a row of another tenant, on any relation, by any operation', async () => {
  const report = await leakTest(options);
  expect(report.findings).toEqual([]);
  expect(report.notProvable).toEqual([]);
  expect(report).toMatchObject({ roles: 13, functions: 10 });
  expect(report.relations).toBeGreaterThanOrEqual(85);
  expect(report.attempts).toBeGreaterThan(800);
});

test.each([
  ['a customer from the platform’s', [platform, a]],
  ['the platform’s from a customer, but for what it shows everybody', [a, platform]],
] as const)('a tenant is as safe: %s', async (_, tenants) => {
  const report = await leakTest({ ...options, tenants });
  expect(report.findings).toEqual([]);
});

test('the attempts leave no trace', async () => {
  const rows = 'select (select count(*) from directory.store) + (select count(*) from directory.import) as rows';
  const before = await home.plant(rows);
  await leakTest(options);
  expect(await home.plant(rows)).toEqual(before);
});

test.each(plantedLeaks)('the leak test sees $leak and says how to mend it', async (planted) => {
  const { plant, undo, relations, reports, mend } = planted;
  await home.plant(plant);
  try {
    const report = await leakTest({ ...options, only: { relations } });
    expect(rulesOf(report)).toEqual([...reports].sort());
    expect(report.findings.find((finding) => finding.rule === reports[0])?.mend).toContain(mend);
  } finally {
    await home.plant(undo);
  }
});

test('the leak test sees a reader with BYPASSRLS', async () => {
  const reader = `planted_${randomBytes(4).toString('hex')}`;
  await home.plant(`create role ${reader} login bypassrls password 'planted'; ${home.grantConnect(reader)}; grant usage on schema directory to ${reader};
    grant select on directory.store to ${reader}`);
  try {
    const declared: SchemaModule = {
      ...{ schema: 'planted', migrations: '', sharedRelations: {}, globalKeys: {} },
      roles: [{ name: reader, purpose: 'Planted.', login: true, connections: 1 }],
    };
    const url = new URL(home.superuserUrl);
    Object.assign(url, { username: reader, password: 'planted' });
    const report = await leakTest({
      ...options,
      modules: [...modules, declared],
      only: { roles: [reader] },
      urlOf: () => url.href,
    });
    expect(rulesOf(report)).toEqual(['leak_contents', 'leak_count', 'leak_read', 'leak_read_without_tenant']);
    expect(report.findings[0]?.mend).toContain('no BYPASSRLS');
  } finally {
    await home.plant(`drop owned by ${reader}; drop role ${reader}`);
  }
});

test('the leak test sees an opener whose tenant outlives the transaction', async () => {
  const only = { roles: ['kiban_directory'], relations: ['directory.store'] };
  const report = await leakTest({ ...options, only, transact: openerThatKeepsTheTenant });
  expect(rulesOf(report)).toEqual(['leak_read_without_tenant', 'leak_setting_outlives']);
  expect(report.findings[0]?.message).toContain('after a commit');
  expect(report.findings[0]?.mend).toContain('set_config(…, true)');
});

test('a relation without a row of the other tenant fails the test, and is not provable on a live database', async () => {
  await home.plant('create table directory.planted (like directory.import including all)');
  await home.plant(
    "select app.protect_table('directory.planted'); grant select on directory.planted to kiban_directory",
  );
  try {
    const only = { relations: ['directory.planted'] };
    const report = await leakTest({ ...options, only });
    expect(rulesOf(report)).toContain('leak_vacuous');
    expect(report.findings.at(-1)?.mend).toContain('fixture');
    const probe = await leakProbe({ ...options, only });
    expect(probe).toMatchObject({ findings: [], notProvable: ['directory.planted'] });
  } finally {
    await home.plant('drop table directory.planted');
  }
});

test('the probe of a live database finds the same leaks with single rows', async () => {
  expect((await leakProbe(options)).findings).toEqual([]);
  await home.plant('alter table directory.store disable row level security');
  try {
    const probe = await leakProbe(options);
    expect(rulesOf(probe)).toEqual(
      expect.arrayContaining(['leak_hand_over', 'leak_insert', 'leak_read', 'leak_steal', 'leak_update']),
    );
  } finally {
    await home.plant('alter table directory.store enable row level security');
  }
});

test('connections that are cancelled and killed under two tenants never show one the other’s rows', async () => {
  const report = await leakStorm({ ...options, ...STORM });
  expect(report.faults).toEqual([]);
  expect(report.completed).toBeGreaterThan(20);
  expect(report.cancelled).toBeGreaterThan(50);
  expect(report.killed).toBeGreaterThan(25);
});

test('the storm sees an opener that gives connections back inside a transaction', async () => {
  const report = await leakStorm({ ...options, ...STORM, transact: openerThatReturnsOpenTransactions });
  expect(report.faults.join()).toContain('inside a transaction');
});

test('the storm sees an opener that takes the tenant a connection already has for the right one', async () => {
  const report = await leakStorm({ ...options, ...STORM, transact: openerThatTrustsTheConnection });
  expect(report.faults.join()).toContain('a row of another tenant');
});
