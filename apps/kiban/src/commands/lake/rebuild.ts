import { rebuildTable } from '@kiban/delivery';
import type { CommandContext } from '../context.ts';
import { tableNamed } from './with-lake.ts';
import { withLedger } from './with-ledger.ts';

/** `kiban lake rebuild`: lets the worker write a table anew, from the first event on, in one commit of its next round. */
export async function lakeRebuildCommand(context: CommandContext, name: string): Promise<void> {
  const table = tableNamed(context, name);
  await withLedger(context, (parts) => rebuildTable(parts, table.name));
  context.terminal.line(context.messages.lake.rebuilding(table.name));
}
