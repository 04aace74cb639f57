import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { joinEmbeddedPostgres } from './embedded-postgres.ts';
import { platformBinaries } from './platform-binaries.ts';
import { findPostmaster } from './postmaster.ts';
import { removeEmbeddedPostgres } from './remove-embedded-postgres.ts';
import { cleanScratchAfterEach, FAST, joinInChild, scratch } from './testing/scratch.ts';

cleanScratchAfterEach();

const root = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };
const DAEMON = { uid: 1, gid: 1 }; // somebody with a name, which initdb asks for
const system = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const nobodyReadsUs =
  root && spawnSync(process.execPath, [platformBinaries()], { ...NOBODY, cwd: '/' }).error === undefined;

/** The packages as npm leaves them when install scripts are skipped: without the libraries' links. */
function withoutLinks(native: string): string {
  mkdirSync(native, { recursive: true });
  cpSync(platformBinaries(), native, { recursive: true, verbatimSymlinks: true });
  for (const entry of readdirSync(join(native, 'lib'), { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(join(native, 'lib', entry.name));
  }
  return native;
}

test('it starts where install scripts were skipped', async () => {
  const { home, folder, systemFolders } = scratch();
  const binaries = withoutLinks(join(home, 'package', 'native'));
  const server = await joinEmbeddedPostgres({ folder, systemFolders, binaries, settings: FAST });
  expect(existsSync(systemFolders.cache)).toBe(false); // completed in place
  await server.leave();
});

describe.skipIf(!root)(root ? 'as root' : 'as root: skipped, since these tests run as another user', () => {
  test('the server runs as nobody', async () => {
    const { folder, systemFolders } = scratch();
    const server = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
    const found = findPostmaster(server.dataFolder);
    const pid = found === undefined || found === 'stale' ? 0 : found.pid;
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534\s+65534/m);
    expect([server.dataFolder, statSync(server.dataFolder).mode & 0o777]).toEqual([join(folder, 'data'), 0o700]);
    await server.leave();
  });

  test('packages and data below a 0700 home: both go where the server can reach them, the home stays closed', async () => {
    const { home, systemFolders } = scratch();
    const closed = join(home, 'home');
    mkdirSync(closed, { mode: 0o700 });
    const folder = join(closed, 'postgres');
    const binaries = withoutLinks(join(closed, 'package', 'native'));
    chmodSync(join(binaries, 'bin/postgres'), 0o700); // installed with a strict umask
    const options = { folder, systemFolders, binaries, settings: FAST };
    const server = await joinEmbeddedPostgres(options);
    expect(server.dataFolder.startsWith(`${systemFolders.data}/`)).toBe(true);
    expect(readFileSync(join(folder, 'data-folder'), 'utf8').trim()).toBe(server.dataFolder);
    expect(readdirSync(systemFolders.cache)).toHaveLength(1);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    expect(statSync(join(server.dataFolder, '..')).mode & 0o777).toBe(0o700);
    await server.leave();
    const again = await joinEmbeddedPostgres(options);
    expect(again.dataFolder).toBe(server.dataFolder);
    await again.leave();

    rmSync(folder, { recursive: true }); // by hand: the passwords are gone, the data is not
    await expect(joinEmbeddedPostgres(options)).rejects.toMatchObject({
      code: 'data_folder_broken',
      message: expect.stringMatching(new RegExp(`${server.dataFolder}.*--reset`)),
    });
    await removeEmbeddedPostgres(folder, systemFolders);
    const afresh = await joinEmbeddedPostgres(options);
    await afresh.leave();
    await removeEmbeddedPostgres(folder, systemFolders);
    expect([existsSync(folder), existsSync(join(server.dataFolder, '..')), existsSync(closed)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('a full disk is called that, at the first start and later', async ({ skip }) => {
    const { home, folder, systemFolders } = scratch();
    mkdirSync(folder);
    const mounted = system('mount', '-t', 'tmpfs', '-o', 'size=8m,mode=755', 'tmpfs', folder);
    if (!mounted) skip('this container may not mount a small disk');
    try {
      const options = { folder, systemFolders, settings: FAST };
      const full = { code: 'disk_full', message: expect.stringContaining(folder) };
      await expect(joinEmbeddedPostgres(options)).rejects.toMatchObject(full);
      system('mount', '-o', 'remount,size=200m', folder);
      const server = await joinEmbeddedPostgres(options);
      await server.leave();
      system('dd', 'if=/dev/zero', `of=${join(folder, 'ballast')}`, 'bs=64k');
      await expect(joinEmbeddedPostgres(options)).rejects.toMatchObject(full);
      rmSync(join(folder, 'ballast'));
      const after = await joinEmbeddedPostgres(options);
      await after.leave();
    } finally {
      system('umount', '-l', folder);
    }
    expect(existsSync(home)).toBe(true);
  });

  describe.skipIf(!nobodyReadsUs)(
    nobodyReadsUs ? 'beside a normal user' : 'beside a normal user: skipped, since nobody cannot read this checkout',
    () => {
      test('a normal user starts it as that user; root joins it, and starts it as that user too', async () => {
        const { home, folder, systemFolders } = scratch();
        chownSync(home, DAEMON.uid, DAEMON.gid);
        const options = { folder, systemFolders, settings: FAST };
        const child = joinInChild(options, DAEMON);
        expect(await child.next()).toMatchObject({ event: 'joined', uid: DAEMON.uid, startedHere: true });
        const joined = await joinEmbeddedPostgres(options);
        expect(joined.startedHere).toBe(false);
        await child.leave();
        await joined.leave();
        const asRoot = await joinEmbeddedPostgres(options);
        await asRoot.leave();
        const again = joinInChild(options, DAEMON);
        expect(await again.next()).toMatchObject({ event: 'joined', startedHere: true });
        await again.leave();
      });

      test('a normal user with read-only packages without links gets a copy', async () => {
        const { home, folder, systemFolders } = scratch();
        const binaries = withoutLinks(join(home, 'package', 'native'));
        chownSync(home, NOBODY.uid, NOBODY.gid);
        const child = joinInChild({ folder, systemFolders, binaries, settings: FAST }, NOBODY);
        expect(await child.next()).toMatchObject({ event: 'joined' });
        expect(readdirSync(systemFolders.cache)).toHaveLength(1);
        await child.leave();
      });

      test('a folder that another user made is explained, not damaged', async () => {
        const { folder, systemFolders } = scratch();
        mkdirSync(folder);
        chmodSync(folder, 0o777);
        const server = await joinEmbeddedPostgres({ folder, systemFolders, settings: FAST });
        const stranger = joinInChild({ folder, systemFolders, settings: FAST }, { uid: 12_345, gid: 12_345 });
        expect(await stranger.next()).toMatchObject({ event: 'failed', message: expect.stringMatching(/user/) });
        await server.leave();
      });
    },
  );
});
