import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { field, struct } from '../schema/types.ts';
import { localFolder } from '../storage/local-folder.ts';
import { createTable } from '../table.ts';
import { collect } from '../testing/collect.ts';

const child = join(import.meta.dirname, '../testing/write/writer-child.ts');
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Runs a writer to its end, killed and started again so many times on the way. Resolves to the number of kills that hit. */
async function runWriter(folder: string, name: string, steps: number, kills: number): Promise<number> {
  for (let killed = 0; ; ) {
    const writer = spawn(process.execPath, [child, folder, name, String(steps), `${name.charCodeAt(0)}${killed}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    writer.stderr.on('data', (text: Buffer) => {
      errors += text.toString();
    });
    const timer = killed < kills ? setTimeout(() => writer.kill('SIGKILL'), 400 + Math.random() * 1500) : undefined;
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
      writer.once('exit', (...ended) => resolve(ended));
    });
    clearTimeout(timer);
    if (signal === 'SIGKILL') {
      killed += 1;
      continue;
    }
    if (code !== 0) throw new Error(`writer ${name} ended with ${code}: ${errors}`);
    return killed;
  }
}

describe('four processes that write one table', () => {
  it('lose and double nothing, although calls fail, answers get lost and they are killed', {
    timeout: 120_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'delta-writers-'));
    folders.push(folder);
    const schema = struct(
      field('id', 'string', { nullable: false }),
      field('writer', 'string'),
      field('count', 'long'),
    );
    const properties = { 'delta.checkpointInterval': '7' };
    const table = await createTable(localFolder(folder), { schema, partitionColumns: ['writer'], properties });
    await table.append([{ id: 'shared', writer: 'all', count: 0n }]);

    const steps = 30;
    const names = ['a', 'b', 'c', 'd'];
    const kills = await Promise.all(names.map((name) => runWriter(folder, name, steps, 3)));
    expect(kills.reduce((sum, killed) => sum + killed)).toBeGreaterThan(0);

    const rows = await collect(table.read());
    const expected = names.flatMap((name) =>
      Array.from({ length: steps }, (_, index) => index + 1)
        .filter((number) => number % 3 !== 0)
        .map((number) => `${name} ${number}`),
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([...expected, 'shared'].sort());
    expect(rows.find(({ id }) => id === 'shared')?.count).toBe(BigInt((names.length * steps) / 3));

    // history: every version is there, and holds exactly what its predecessors and itself wrote
    const { version, transactions } = await table.snapshot();
    expect([...transactions].map(([name, { version: last }]) => [name, Number(last)]).sort()).toEqual(
      names.map((name) => [name, steps]),
    );
    const versions = (await collect(table.history())).map((entry) => entry.version);
    expect(versions).toEqual(Array.from({ length: version + 1 }, (_, index) => version - index));
  });
});
