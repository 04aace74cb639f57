import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CommandLine, freePort } from '../../../testing/command-line.ts';

const ROOT = join(import.meta.dirname, '../../../../..');
const DEMO = join(ROOT, 'apps/kiban/demo');
const kiban = new CommandLine({ KIBAN_HTTP_PORT: String(await freePort()) });
const aoba = (...words: string[]) => kiban.run([...words, '--tenant', 'aoba']);
const json = async (...words: string[]): Promise<Record<string, unknown>[]> => {
  const { out, err } = await aoba(...words, '--format', 'json');
  if (err !== '') throw new Error(err);
  return out.trim() === ''
    ? []
    : out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
};
afterAll(() => kiban.clean());

beforeAll(async () => {
  // commands join a platform that runs, which is faster than a server for each
  await kiban.start(['up', '--no-demo']).said('Ready in');
  const mapping = join(DEMO, 'aoba/mapping.yaml');
  const imported = await aoba('import', join(DEMO, 'aoba/2026-04-01'), '--mapping', mapping);
  if (imported.code !== 0) throw new Error(imported.err);
}, 60_000);

test('a product is registered from a file, licensed to a tenant, and decided about; every answer says why', async () => {
  const registered = await kiban.run(['products', 'register', join(DEMO, 'products/yakureki.json')]);
  expect(registered).toMatchObject({ code: 0, out: 'Registered yakureki.\n' });
  expect((await kiban.run(['products', 'ls'])).out).toMatch(/yakureki +Medication records +store, whole +pharmacist/);

  const place = ['--store', '1001'];
  const ask = (...more: string[]) =>
    aoba('decide', 'maeda.nana', 'yakureki.records.write', 'record:7', ...place, ...more);
  expect(await ask()).toMatchObject({ code: 1, out: 'denied\n' });
  await aoba('roles', 'give', 'maeda.nana', 'yakureki:pharmacist', ...place);
  expect((await ask('--explain')).out).toContain('not_licensed');

  const granted = await aoba('licences', 'grant', 'yakureki', 'whole', '--until', '2999-04-01', '--reason', 'contract');
  const id = granted.out.trim();
  expect(await ask()).toMatchObject({ code: 0, out: 'permitted\n' });
  expect(await json('licences', 'ls')).toMatchObject([{ id, plan: 'whole', ends_at: '2999-03-31T15:00:00Z' }]);
  expect((await aoba('licences', 'suspend', id, '--reason', 'unpaid')).out).toBe('Suspended.\n');
  expect((await ask('--explain')).out).toContain('The licence for Medication records is suspended.');
  expect((await aoba('licences', 'resume', id, '--reason', 'paid')).out).toBe('Resumed.\n');
  expect((await aoba('licences', 'renew', id, '--until', '2999-05-01', '--reason', 'longer')).out).toBe('Renewed.\n');

  const history = await aoba('history', 'licence', id);
  expect(history.out).toMatch(/licence\.suspended[\s\S]*operator:tester {2}why: unpaid/);
  expect((await aoba('diff', '--from', '2020-01-01')).out).toContain('+ yakureki whole');
  expect((await aoba('as-of', 'licences')).out).toMatch(/yakureki +whole/);
  expect((await aoba('licences', 'end', id, '--reason', 'over')).out).toBe('Ended.\n');
  expect(await json('as-of', 'licences')).toEqual([]);
  expect(await ask()).toMatchObject({ code: 1 });
}, 120_000);

test('devices of several lists are listed, found, and told the history of', async () => {
  const lists = join(ROOT, 'examples/device-lists/mapping.yaml');
  expect((await aoba('import', 'devices', lists)).code).toBe(0);
  const devices = await json('devices', 'ls', '--store', '1001');
  expect(devices.map(({ serial_number }) => serial_number)).toContain('ZX040411K');
  expect((await json('as-of', 'devices', '--filter', 'serial_number=ZX040411K')).length).toBe(1);
  expect(await json('as-of', 'devices', '--at', '2020-01-01')).toEqual([]);
  expect((await json('search', 'devices', 'zx0404'))[0]).toMatchObject({ asset_tag: 'AB-0003' });
  expect((await aoba('devices', 'history', 'AB-0003')).out).toContain('device.registered');
  expect((await aoba('certificates', 'find', '5A:10:03')).out).toContain(
    'no certificate with the serial number 5A1003',
  );
  expect(await aoba('history', 'device', 'nothing')).toMatchObject({ code: 2 });
}, 120_000);

test('mistakes in a product’s file are named with their places, and nothing is registered', async () => {
  const file = join(kiban.home, 'product.json');
  writeFileSync(file, JSON.stringify({ product: 'Bad Code', name: { en: 'x' }, permissions: [], roles: [] }));
  const refused = await kiban.run(['products', 'register', file]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('→ at name.ja');
  expect(refused.err).toContain('[validation_failed]');
  writeFileSync(file, '{');
  expect(await kiban.run(['products', 'register', file])).toMatchObject({ code: 2 });
  expect((await kiban.run(['products', 'ls'])).out).not.toContain('Bad');
}, 60_000);
