import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noticeRestore } from '@kiban/event-store';
import {
  type CrossTenantDatabase,
  type Database,
  type DatabaseServer,
  type Migration,
  openCrossTenantDatabase,
  openDatabase,
  openDatabaseServer,
  prepareDatabase,
} from '@kiban/postgres';
import { requireIntactCatalogue } from '@kiban/postgres/guard';
import type { Config } from './config.ts';
import { modules } from './modules.ts';

/** The platform's database, migrated and proven, and the connections that commands work on. */
export interface Platform {
  readonly server: DatabaseServer;
  readonly directory: Database;
  readonly registry: CrossTenantDatabase;
  /** What was migrated when it was opened. */
  readonly migrated: readonly Migration[];
  /** The feed's new epoch, when the database turned out to have been restored. */
  readonly newEpoch: number | null;
  close(): Promise<void>;
}

/** Every grant there should be: the guard compares it with the catalogue. */
export const grants: readonly string[] = readFileSync(join(import.meta.dirname, 'isolation/grants.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/**
 * Starts the database or joins the one that runs, brings it up to date, and refuses to go on when its isolation is broken.
 * Command line and `kiban up` do the same, so a command works the same whether or not the platform runs.
 */
export async function openPlatform(config: Config): Promise<Platform> {
  const server = await openDatabaseServer({
    home: config.home,
    databaseUrl: config.databaseUrl,
    port: config.postgresPort,
  });
  try {
    const migrated = await prepareDatabase(server, modules);
    const newEpoch = await noticeRestore(server.ownerUrl);
    await requireIntactCatalogue(server.ownerUrl, modules, { grants });
    const directory = openDatabase({ url: server.urlOf('kiban_directory'), connections: 4, application: 'kiban' });
    const registry = openCrossTenantDatabase({
      url: server.urlOf('kiban_tenant_registry'),
      connections: 2,
      application: 'kiban',
    });
    const close = async (): Promise<void> => {
      await Promise.all([directory.close(), registry.close()]);
      await server.close();
    };
    return { server, directory, registry, migrated, newEpoch, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Opens the platform for one piece of work. */
export async function withPlatform<T>(config: Config, work: (platform: Platform) => Promise<T>): Promise<T> {
  const platform = await openPlatform(config);
  try {
    return await work(platform);
  } finally {
    await platform.close();
  }
}
