import { withPlatform } from '../platform.ts';
import type { CommandContext } from './context.ts';

/** `kiban migrate`: opening the platform migrates; this says what was done. */
export async function migrateCommand({ config, terminal, messages }: CommandContext): Promise<void> {
  await withPlatform(config, async ({ migrated }) => {
    for (const { schema, name } of migrated) terminal.line(messages.migrate.applied(`${schema}/${name}`));
    if (migrated.length === 0) terminal.line(messages.migrate.upToDate);
  });
}
