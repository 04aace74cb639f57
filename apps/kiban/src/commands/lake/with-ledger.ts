import type { Lake } from '@kiban/delivery';
import { type CrossTenantDatabase, openCrossTenantDatabase } from '@kiban/postgres';
import { type Platform, withPlatform } from '../../platform.ts';
import type { CommandContext } from '../context.ts';
import { withLake } from './with-lake.ts';

/** The lake, and the database that it is made from. */
export interface LakeAndLedger {
  readonly lake: Lake;
  /** Connections of the role `kiban_delivery`. */
  readonly database: CrossTenantDatabase;
  readonly platform: Platform;
}

const CONNECTIONS = 2;

/** Opens the platform and the lake for one piece of work. */
export async function withLedger<T>(context: CommandContext, work: (parts: LakeAndLedger) => Promise<T>): Promise<T> {
  return withPlatform(context.config, async (platform) => {
    const url = platform.server.urlOf('kiban_delivery');
    const database = openCrossTenantDatabase({ url, connections: CONNECTIONS, application: 'kiban lake' });
    try {
      return await withLake(context, (lake) => work({ lake, database, platform }));
    } finally {
      await database.close();
    }
  });
}
