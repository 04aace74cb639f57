import { beginEpoch } from '@kiban/event-store';
import { withPlatform } from '../platform.ts';
import type { CommandContext } from './context.ts';

/** `kiban restored`: for a restore that the database cannot notice by itself, such as a copy of the data folder put back. */
export async function restoredCommand({ config, terminal, messages }: CommandContext, reason: string): Promise<void> {
  await withPlatform(config, async ({ server }) => {
    terminal.line(messages.restored.begun(await beginEpoch(server.ownerUrl, reason)));
  });
}
