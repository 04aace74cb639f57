import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openCredentials } from './credentials.ts';
import { joinEmbeddedPostgres } from './embedded-postgres.ts';
import { openDatabaseServer, removeDatabaseServer } from './open-database-server.ts';
import { scramVerifier } from './scram-verifier.ts';
import { cleanScratchAfterEach, FAST, scratch } from './testing/scratch.ts';

cleanScratchAfterEach();

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const OWNER_ATTRIBUTES = `select rolcreaterole, rolsuper, rolbypassrls, rolcreatedb, rolreplication
  from pg_roles where rolname = current_user`;

test('the owner may create roles and nothing more, and the public may nothing at all', async () => {
  const { home, systemFolders } = scratch();
  const server = await openDatabaseServer({ home, systemFolders, settings: { ...FAST, log_statement: 'all' } });
  expect([server.kind, server.startedHere]).toEqual(['embedded', true]);
  expect(await query(server.ownerUrl, OWNER_ATTRIBUTES)).toEqual([
    { rolcreaterole: true, rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolreplication: false },
  ]);
  const password = server.credentials.passwordOf('kiban_directory');
  await query(server.ownerUrl, `create role kiban_directory login password '${scramVerifier(password)}'`);
  await expect(query(server.urlOf('kiban_directory'), 'select 1')).rejects.toMatchObject({ code: '42501' });
  const elsewhere = server.urlOf('kiban_directory').replace(/kiban$/, 'postgres');
  await expect(query(elsewhere, 'select 1')).rejects.toMatchObject({ code: '42501' });
  await query(server.ownerUrl, 'grant connect on database kiban to kiban_directory');
  await expect(query(server.urlOf('kiban_directory'), 'create table public.t ()')).rejects.toMatchObject({
    code: '42501',
  });
  await expect(query(server.urlOf('kiban_directory'), 'create temporary table t ()')).rejects.toMatchObject({
    code: '42501',
  });
  const ownerPassword = server.credentials.passwordOf('kiban_owner');
  expect(server.describe()).not.toContain(ownerPassword);
  const log = readFileSync(join(home, 'postgres', 'server.log'), 'utf8');
  expect(log).toContain('create role kiban_owner');
  expect(log).not.toContain(ownerPassword);
  await server.close();
});

test('what is missing or was loosened is mended at the next start, and a start with nothing to do is quick', async () => {
  const { home, systemFolders } = scratch();
  const options = { home, systemFolders, settings: FAST };
  const first = await openDatabaseServer(options);
  await query(first.ownerUrl, 'grant connect on database kiban to public');
  await first.close();
  const second = await openDatabaseServer(options);
  expect(await query(second.ownerUrl, `select has_database_privilege('public', 'kiban', 'connect') as open`)).toEqual([
    { open: false },
  ]);
  await second.close();
  rmSync(join(home, 'credentials', 'kiban_owner'));
  const withNewPassword = await openDatabaseServer(options);
  expect(withNewPassword.ownerUrl).not.toBe(first.ownerUrl);
  await withNewPassword.close();
  const started = performance.now();
  const third = await openDatabaseServer(options);
  const took = performance.now() - started;
  await third.close();
  expect(took).toBeLessThan(6000); // 0.2 s when the machine has nothing else to do
});

test('several openings at once make one owner and one database', async () => {
  const { home, systemFolders } = scratch();
  const options = { home, systemFolders, settings: FAST };
  const servers = await Promise.all([
    openDatabaseServer(options),
    openDatabaseServer(options),
    openDatabaseServer(options),
  ]);
  expect(new Set(servers.map((server) => server.ownerUrl)).size).toBe(1);
  expect(servers.filter((server) => server.startedHere)).toHaveLength(1);
  for (const server of servers) await server.close();
});

test('with DATABASE_URL no server is started, and roles of that database have passwords of their own', async () => {
  const { home, systemFolders } = scratch();
  mkdirSync(join(home, 'ours'));
  const theirs = await openDatabaseServer({ home, systemFolders, settings: FAST });
  const ours = await openDatabaseServer({
    home: join(home, 'ours'),
    databaseUrl: `${theirs.ownerUrl}?application_name=x`,
  });
  expect(ours.kind).toBe('external');
  expect(ours.urlOf('kiban_asset')).toMatch(
    /^postgres:\/\/kiban_asset:[\w-]+@127\.0\.0\.1:\d+\/kiban\?application_name=x$/,
  );
  expect(ours.urlOf('kiban_asset')).not.toBe(theirs.urlOf('kiban_asset'));
  expect(ours.describe()).not.toContain(theirs.credentials.passwordOf('kiban_owner'));
  expect(readdirSync(join(home, 'ours'))).toEqual([expect.stringMatching(/^credentials-[0-9a-f]{12}$/)]);
  await ours.close();
  await theirs.close();
});

test('a database that cannot be used is explained without its password', async () => {
  const { home, systemFolders } = scratch();
  const theirs = await openDatabaseServer({ home, systemFolders, settings: FAST });
  const clerkPassword = openCredentials(join(home, 'credentials')).passwordOf('clerk');
  await query(theirs.ownerUrl, `create role clerk login password '${scramVerifier(clerkPassword)}'`);
  await query(theirs.ownerUrl, 'grant connect on database kiban to clerk');
  const attempts = [
    [theirs.urlOf('clerk'), 'owner_without_createrole', clerkPassword],
    [theirs.ownerUrl.replace(/:[\w-]{43}@/, ':not-the-password@'), 'database_unreachable', 'not-the-password'],
    ['postgres://someone:secret-word@127.0.0.1:1/kiban', 'database_unreachable', 'secret-word'],
    ['mysql://someone:secret-word@localhost/kiban', 'database_unreachable', 'secret-word'],
    ['postgres://someone:secret-word@[/kiban', 'database_unreachable', 'secret-word'],
  ] as const;
  for (const [databaseUrl, code, secret] of attempts) {
    const error: unknown = await openDatabaseServer({ home, databaseUrl }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code });
    expect(`${error} ${JSON.stringify(error)}`).not.toContain(secret);
  }
  await theirs.close();
});

test('a reset deletes data and passwords, and the next start is a first one', async () => {
  const { home, systemFolders } = scratch();
  const options = { home, systemFolders, settings: FAST };
  const before = await openDatabaseServer(options);
  await expect(removeDatabaseServer(home, systemFolders)).rejects.toMatchObject({ code: 'in_use' });
  await before.close();
  await removeDatabaseServer(home, systemFolders);
  expect(readdirSync(home)).toEqual([]);
  const after = await openDatabaseServer(options);
  expect(after.credentials.passwordOf('kiban_owner')).not.toBe(before.credentials.passwordOf('kiban_owner'));
  await after.close();
});

test('an embedded server made without an owner gets one when it is opened', async () => {
  const { home, folder, systemFolders } = scratch();
  const bare = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
  const server = await openDatabaseServer({ home, systemFolders, settings: FAST });
  expect(server.startedHere).toBe(false);
  expect(await query(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await bare.leave();
  await server.close();
});
