import { type Lake, type LakeTable, lakeTable, lakeTables, openLake } from '@kiban/delivery';
import { openObjectStorage } from '@kiban/object-storage';
import { type CommandContext, UsageError } from '../context.ts';

/** Opens the lake for one piece of work: by its place alone, whether or not the platform runs. */
export async function withLake<T>({ config }: CommandContext, work: (lake: Lake) => Promise<T>): Promise<T> {
  const storage = await openObjectStorage(config.lake.url);
  try {
    return await work(openLake({ storage }));
  } finally {
    await storage.close();
  }
}

/** The table of that name. @throws UsageError */
export function tableNamed({ messages }: CommandContext, name: string): LakeTable {
  const table = lakeTable(name);
  if (table === undefined)
    throw new UsageError(messages.lake.unknown(name, lakeTables.map((each) => each.name).join(', ')));
  return table;
}

/** The table of that name, or all of them. @throws UsageError */
export function tablesNamed(context: CommandContext, name: string | undefined): readonly LakeTable[] {
  return name === undefined ? lakeTables : [tableNamed(context, name)];
}
