import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { type EmbeddedPostgres, joinEmbeddedPostgres } from './embedded-postgres.ts';
import { freePort } from './ports.ts';
import { findPostmaster } from './postmaster.ts';
import { scramVerifier } from './scram-verifier.ts';
import { serverUserFor } from './server-user.ts';
import { cleanScratchAfterEach, FAST, scratch } from './testing/scratch.ts';

cleanScratchAfterEach();

const login = async (server: EmbeddedPostgres, user: string, password: string, host = '127.0.0.1'): Promise<Client> => {
  const client = new Client({ host, port: server.port, user, password, database: 'postgres' });
  await client.connect();
  return client;
};

test('a first start makes a server that only passwords open, in one sort order, and leaving stops it', async () => {
  const { folder, systemFolders } = scratch();
  const server = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
  expect(server.startedHere).toBe(true);
  const client = await login(server, server.superuser, server.superuserPassword);
  const { rows } = await client.query(
    `select current_setting('wal_level') as wal, current_setting('unix_socket_directories') as sockets,
            current_setting('listen_addresses') as listen, datcollate, datlocprovider, datlocale,
            pg_encoding_to_char(encoding) as encoding
     from pg_database where datname = 'postgres'`,
  );
  expect(rows).toEqual([
    expect.objectContaining({
      wal: 'logical',
      sockets: '',
      listen: '127.0.0.1',
      datlocprovider: 'b',
      datlocale: 'C.UTF-8',
      encoding: 'UTF8',
    }),
  ]);
  const hba = await client.query('select distinct auth_method from pg_hba_file_rules');
  expect(hba.rows).toEqual([{ auth_method: 'scram-sha-256' }]);
  await client.end();
  await expect(login(server, server.superuser, 'wrong')).rejects.toMatchObject({ code: '28P01' });
  await server.leave();
  expect(findPostmaster(server.dataFolder)).toBeUndefined();
  await server.leave(); // twice is once
});

test('a role made with a verifier can sign in, and its password never comes to the log', async () => {
  const { folder, systemFolders } = scratch();
  const server = await joinEmbeddedPostgres({ folder, systemFolders, settings: { ...FAST, log_statement: 'all' } });
  const superuser = await login(server, server.superuser, server.superuserPassword);
  await superuser.query(`create role clerk login password '${scramVerifier('correct-horse')}'`);
  await superuser.end();
  const clerk = await login(server, 'clerk', 'correct-horse');
  await clerk.end();
  await expect(login(server, 'clerk', 'wrong-horse')).rejects.toMatchObject({ code: '28P01' });
  const log = readFileSync(join(folder, 'server.log'), 'utf8');
  expect(log).toContain('create role clerk');
  expect(log).not.toContain('correct-horse');
  expect(log).not.toContain(server.superuserPassword);
  await server.leave();
});

test('nobody but this machine can connect', async () => {
  const { folder, systemFolders } = scratch();
  const server = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
  const others = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter((address) => !address.internal),
  );
  for (const { address } of [...others, { address: '::1' }]) {
    await expect(login(server, 'postgres', server.superuserPassword, address)).rejects.toThrow();
  }
  await server.leave();
});

test('the second start is quick, on the same port, with the data of the first', async () => {
  const { folder, systemFolders } = scratch();
  const options = { folder, systemFolders, settings: FAST };
  const first = await joinEmbeddedPostgres(options);
  const before = await login(first, 'postgres', first.superuserPassword);
  await before.query('create table kept as select 1 as one');
  await before.end();
  await first.leave();
  const started = performance.now();
  const second = await joinEmbeddedPostgres(options);
  expect(performance.now() - started).toBeLessThan(6000);
  expect([second.port, second.startedHere]).toEqual([first.port, true]);
  const after = await login(second, 'postgres', second.superuserPassword);
  expect((await after.query('select one from kept')).rows).toEqual([{ one: 1 }]);
  await after.end();
  await second.leave();
  expect(readdirSync(folder).sort()).toEqual(['credentials', 'data', 'port', 'server.log', 'server.log.1']);
  expect(statSync(join(folder, 'server.log')).mode & 0o777).toBe(0o600);
});

test('a port taken by another program is named, with how to choose another', async () => {
  const { folder, systemFolders } = scratch();
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  try {
    await expect(joinEmbeddedPostgres({ folder, systemFolders, port, settings: FAST })).rejects.toMatchObject({
      code: 'port_in_use',
      message: expect.stringMatching(new RegExp(`${port}.*KIBAN_POSTGRES_PORT`)),
    });
  } finally {
    other.close();
  }
});

test('when the last port is taken meanwhile, another is found', async () => {
  const { folder, systemFolders } = scratch();
  const first = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
  await first.leave();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(first.port, '127.0.0.1', resolve));
  const second = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
  expect(second.port).not.toBe(first.port);
  await second.leave();
  other.close();
});

test('a data folder that holds something else is not touched', async () => {
  const { folder, systemFolders } = scratch();
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(join(folder, 'data', 'holiday.jpg'), '');
  await expect(joinEmbeddedPostgres({ folder, systemFolders })).rejects.toMatchObject({
    code: 'data_folder_broken',
    message: expect.stringContaining('--reset'),
  });
  expect(readdirSync(join(folder, 'data'))).toEqual(['holiday.jpg']);
});

test('damage, another version, a stale process number and a lost password are each told apart', async () => {
  const { folder, systemFolders } = scratch();
  const options = { folder, systemFolders, settings: FAST, timeoutMs: 20_000 };
  const { dataFolder, leave } = await joinEmbeddedPostgres(options);
  await leave();

  // the number in the file of a killed server belongs to another program of the same user now
  const other = spawn('sleep', ['60'], serverUserFor(dataFolder));
  writeFileSync(join(dataFolder, 'postmaster.pid'), `${other.pid}\n${dataFolder}\n1\n5432\n\n127.0.0.1\n\nready\n`);
  const afterStale = await joinEmbeddedPostgres(options);
  expect(afterStale.startedHere).toBe(true);
  await afterStale.leave();
  other.kill();

  const credential = join(folder, 'credentials', 'postgres');
  const password = readFileSync(credential);
  writeFileSync(credential, 'x'.repeat(43));
  await expect(joinEmbeddedPostgres(options)).rejects.toMatchObject({
    code: 'data_folder_broken',
    message: expect.stringContaining('credentials'),
  });
  expect(findPostmaster(dataFolder)).toBeUndefined();
  writeFileSync(credential, password);

  writeFileSync(join(dataFolder, 'PG_VERSION'), '16\n');
  await expect(joinEmbeddedPostgres(options)).rejects.toMatchObject({
    code: 'data_folder_version',
    message: expect.stringMatching(/PostgreSQL 16.*PostgreSQL 18/),
  });
  writeFileSync(join(dataFolder, 'PG_VERSION'), '18\n');

  writeFileSync(join(dataFolder, 'global', 'pg_control'), Buffer.alloc(8192, 7));
  await expect(joinEmbeddedPostgres(options)).rejects.toMatchObject({
    code: 'data_folder_broken',
    message: expect.stringMatching(/--reset[\s\S]*server\.log[\s\S]*(FATAL|PANIC)/),
  });
});

test('a server that takes too long is stopped and its log named', async () => {
  const { folder, systemFolders } = scratch();
  await expect(joinEmbeddedPostgres({ folder, systemFolders, settings: FAST, timeoutMs: 0 })).rejects.toMatchObject({
    code: 'server_did_not_start',
    message: expect.stringContaining(join(folder, 'server.log')),
  });
  expect(findPostmaster(join(folder, 'data'))).toBeUndefined();
});
