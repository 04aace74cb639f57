import { tableLines } from '../../output/table.ts';
import { localTime } from '../../output/time.ts';
import type { CommandContext } from '../context.ts';
import { tableNamed, withLake } from './with-lake.ts';

export interface LakeHistoryArguments {
  readonly table: string;
  readonly limit: number | undefined;
  readonly format: 'table' | 'json';
}

const IN_A_TERMINAL = 50;

/** `kiban lake history`: the versions of a table that can still be told of, the newest first. */
export async function lakeHistoryCommand(context: CommandContext, given: LakeHistoryArguments): Promise<void> {
  const { terminal, messages } = context;
  const table = tableNamed(context, given.table);
  const limit = given.limit ?? (terminal.interactive ? IN_A_TERMINAL : undefined);
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  await withLake(context, async (lake) => {
    const rows: Record<string, unknown>[] = [];
    const opened = await lake.open(table);
    for await (const { version, timestamp, info } of opened.history(limit === undefined ? {} : { limit })) {
      context.signal.throwIfAborted();
      const at = new Date(timestamp).toISOString();
      const { operation = '', operationMetrics = {}, userMetadata = '' } = info;
      if (given.format === 'json')
        terminal.line(
          JSON.stringify({ version, at, operation, metrics: operationMetrics, metadata: userMetadata || null }),
        );
      else
        rows.push({
          version,
          at: localTime(at, timezone),
          operation,
          metrics: metricsText(operationMetrics),
          metadata: userMetadata,
        });
    }
    if (given.format === 'json') return;
    const columns = (['version', 'at', 'operation', 'metrics', 'metadata'] as const).map((field) => ({
      field,
      title: messages.lake.historyColumns[field],
      ...(field === 'version' ? { align: 'right' as const } : {}),
    }));
    for (const line of tableLines(columns, rows)) terminal.line(line);
  });
}

function metricsText(metrics: Readonly<Record<string, unknown>>): string {
  return Object.entries(metrics)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
