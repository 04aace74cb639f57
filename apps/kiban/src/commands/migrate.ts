import { authStorePlace } from '../auth-store.ts';
import { ensurePlatform } from '../ensure-platform.ts';
import { withPlatform } from '../platform.ts';
import type { CommandContext } from './context.ts';
import { changeContextOf } from './identity/operator-act.ts';

/** `kiban migrate`: opening the platform migrates; then the roles are made known that this program brings. Says what was done. */
export async function migrateCommand(context: CommandContext): Promise<void> {
  const { config, terminal, messages } = context;
  await withPlatform(config, async (platform) => {
    await (await authStorePlace(config, platform.server)).prepare();
    await ensurePlatform(platform, changeContextOf(context));
    const { migrated } = platform;
    for (const { schema, name } of migrated) terminal.line(messages.migrate.applied(`${schema}/${name}`));
    if (migrated.length === 0) terminal.line(messages.migrate.upToDate);
  });
}
