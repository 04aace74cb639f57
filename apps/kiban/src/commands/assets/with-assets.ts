import { type Database, openDatabase } from '@kiban/postgres';
import { type Platform, withPlatform } from '../../platform.ts';
import type { CommandContext } from '../context.ts';

/** Opens the platform and what devices and licences are kept in, for one piece of work. */
export function withAssets<T>(
  { config }: CommandContext,
  work: (assets: Database, platform: Platform) => Promise<T>,
): Promise<T> {
  return withPlatform(config, (platform) => onAssets(platform, (assets) => work(assets, platform)));
}

/** The same on a platform that is open. */
export async function onAssets<T>({ server }: Platform, work: (assets: Database) => Promise<T>): Promise<T> {
  const assets = openDatabase({ url: server.urlOf('kiban_asset'), connections: 2, application: 'kiban' });
  try {
    return await work(assets);
  } finally {
    await assets.close();
  }
}
