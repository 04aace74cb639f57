import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { joinEmbeddedPostgres } from './embedded-postgres.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { cleanScratchAfterEach, FAST, joinInChild, scratch } from './testing/scratch.ts';

cleanScratchAfterEach();

const running = (folder: string): number | undefined => {
  const found = findPostmaster(join(folder, 'data'));
  return found === undefined || found === 'stale' ? undefined : found.pid;
};

test('two processes that start at once share one server, and the last to leave stops it', async () => {
  const { folder, systemFolders } = scratch();
  const options = { folder, systemFolders, settings: FAST };
  const [a, b] = [joinInChild(options), joinInChild(options)];
  const reports = [await a.next(), await b.next()];
  expect(reports).toEqual([expect.objectContaining({ event: 'joined' }), expect.objectContaining({ event: 'joined' })]);
  expect(new Set(reports.map((report) => (report.event === 'joined' ? report.port : 0))).size).toBe(1);
  expect(reports.filter((report) => report.event === 'joined' && report.startedHere)).toHaveLength(1);
  expect(await a.leave()).toEqual({ event: 'left' });
  expect(running(folder)).toBeDefined();
  expect(await b.leave()).toEqual({ event: 'left' });
  expect(running(folder)).toBeUndefined();
  expect(readdirSync(folder).filter((name) => /^(starting|initdb)-/.test(name))).toEqual([]);
  expect(readFileSync(join(folder, 'server.log'), 'utf8')).toContain('ready to accept connections');
});

test('a server whose processes were killed goes on, and the next start joins it', async () => {
  const { folder, systemFolders } = scratch();
  const options = { folder, systemFolders, settings: FAST };
  const killed = joinInChild(options);
  expect(await killed.next()).toMatchObject({ event: 'joined', startedHere: true });
  const server = running(folder);
  killed.process.kill('SIGKILL');
  await new Promise((resolve) => killed.process.once('exit', resolve));
  expect(running(folder)).toBe(server);
  const next = await joinEmbeddedPostgres(options);
  expect(next.startedHere).toBe(false);
  await next.leave();
  expect(running(folder)).toBeUndefined();
});

test('Ctrl-C in the terminal does not reach the server', async () => {
  const { folder, systemFolders } = scratch();
  const server = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
  const stat = readFileSync(`/proc/${running(folder)}/stat`, 'utf8').split(' ');
  const own = readFileSync('/proc/self/stat', 'utf8').split(' ');
  expect(stat[4]).not.toBe(own[4]); // process group, which a terminal's signal goes to
  await server.leave();
});

test('coming and going without pause, nobody ever loses the server while using it', async () => {
  const { folder, systemFolders } = scratch();
  const options = { folder, systemFolders, settings: FAST };
  await (await joinEmbeddedPostgres(options)).leave();
  const rounds = Array.from({ length: 3 }, async (_, who) => {
    for (let round = 0; round < 5; round += 1) {
      const server = await joinEmbeddedPostgres(options);
      const client = new Client({
        host: server.host,
        port: server.port,
        user: 'postgres',
        password: server.superuserPassword,
      });
      await client.connect();
      await client.query('select pg_sleep($1)', [0.01 * who]);
      await client.end();
      await server.leave();
    }
  });
  await Promise.all(rounds);
  expect(running(folder)).toBeUndefined();
});

test('after a crash of the server each process has its lease again, so that the next to leave does not stop it', async () => {
  const { folder, systemFolders } = scratch();
  const options = { folder, systemFolders, settings: FAST };
  const stays = await joinEmbeddedPostgres(options);
  const login = { host: stays.host, port: stays.port, user: 'postgres', password: stays.superuserPassword };
  const crashing = new Client(login);
  crashing.on('error', () => undefined);
  await crashing.connect();
  const { rows } = await crashing.query<{ pid: number }>('select pg_backend_pid() as pid');
  process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  await sleep(1500);
  const comes = await joinEmbeddedPostgres(options);
  await comes.leave();
  const still = new Client(login);
  await still.connect();
  await still.end();
  await stays.leave();
  expect(running(folder)).toBeUndefined();
});

test('a start killed half way leaves nothing that disturbs the next', async () => {
  const { folder, systemFolders } = scratch();
  mkdirSync(folder, { recursive: true });
  const killed = joinInChild({ folder, systemFolders, settings: FAST });
  while (!readdirSync(folder).some((name) => name.startsWith('initdb-'))) await sleep(5);
  killed.process.kill('SIGKILL');
  await new Promise((resolve) => killed.process.once('exit', resolve));
  writeFileSync(join(folder, 'starting-999999999-x'), '');
  const server = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
  expect(server.startedHere).toBe(true);
  expect(readdirSync(folder).filter((name) => /^(starting|initdb)-/.test(name))).toEqual([]);
  await server.leave();
});

test('leaving a server that was stopped by hand is no failure', async () => {
  const { folder, systemFolders } = scratch();
  const server = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
  await stopPostmaster(server.dataFolder, running(folder) ?? 0);
  await server.leave();
});
