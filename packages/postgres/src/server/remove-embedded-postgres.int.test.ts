import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joinEmbeddedPostgres } from './embedded-postgres.ts';
import { findPostmaster } from './postmaster.ts';
import { removeEmbeddedPostgres } from './remove-embedded-postgres.ts';
import { cleanScratchAfterEach, FAST, joinInChild, scratch } from './testing/scratch.ts';

cleanScratchAfterEach();

test('a database in use is not deleted, and who uses it is named', async () => {
  const { folder, systemFolders } = scratch();
  const server = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
  await expect(removeEmbeddedPostgres(folder, systemFolders)).rejects.toMatchObject({
    code: 'in_use',
    message: expect.stringContaining(`process ${process.pid}`),
  });
  expect(existsSync(join(folder, 'data', 'PG_VERSION'))).toBe(true);
  await server.leave();
});

test('a server that a killed process left behind is stopped, and everything of ours deleted', async () => {
  const { folder, systemFolders } = scratch();
  const child = joinInChild({ folder, systemFolders, settings: FAST });
  await child.next();
  child.process.kill('SIGKILL');
  await new Promise((resolve) => child.process.once('exit', resolve));
  writeFileSync(join(folder, 'notes.txt'), 'of the person');
  await removeEmbeddedPostgres(folder, systemFolders);
  expect(findPostmaster(join(folder, 'data'))).toBeUndefined();
  expect(readdirSync(folder)).toEqual(['notes.txt']);
});

test('removing what is not there is no failure', async () => {
  const { folder, systemFolders } = scratch();
  await removeEmbeddedPostgres(folder, systemFolders);
});
