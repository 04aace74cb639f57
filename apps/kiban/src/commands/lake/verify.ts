import { verifyLake } from '@kiban/delivery';
import { listTenants } from '@kiban/directory';
import { openDatabase } from '@kiban/postgres';
import { type ServiceReport, verifyServices } from '../../lake/verify-services.ts';
import { progressLine } from '../../output/progress-bar.ts';
import type { CommandContext } from '../context.ts';
import { type Compared, writeReport, writeVerdict } from './verify-report.ts';
import { tablesNamed } from './with-lake.ts';
import { withLedger } from './with-ledger.ts';

const LISTED = 100;

export interface LakeVerifyArguments {
  readonly table: string | undefined;
  /** A moment, as the directory understands it. */
  readonly at: string | undefined;
  readonly format: 'table' | 'json';
}

/**
 * `kiban lake verify`: the lake against the events it is made of and against what the services say, row by row; with `at`,
 * its history of that moment against theirs.
 *
 * @returns how many differences there are.
 */
export async function lakeVerifyCommand(context: CommandContext, given: LakeVerifyArguments): Promise<number> {
  const { signal } = context;
  const tables = given.table === undefined ? undefined : tablesNamed(context, given.table).map(({ name }) => name);
  return withLedger(context, async ({ lake, database, platform }) => {
    const byEvents = verifyLake({ lake, database }, { tables, signal, onProgress: progressOf(context) });
    let differences = await written(context, 'events', byEvents, given);
    const tenants = await listTenants(platform.registry);
    const asset = openDatabase({
      url: platform.server.urlOf('kiban_asset'),
      connections: 1,
      application: 'kiban lake',
    });
    try {
      const parts = { lake, database, services: { directory: platform.directory, asset } };
      const byServices = ofAllTenants(verifyServices(parts, tenants, { tables, signal, at: given.at }));
      differences += await written(context, 'services', byServices, given);
    } finally {
      await asset.close();
    }
    if (given.format === 'table') writeVerdict(context, differences);
    return differences;
  });
}

async function written(
  context: CommandContext,
  against: 'events' | 'services',
  reports: AsyncIterable<Compared>,
  { format }: LakeVerifyArguments,
): Promise<number> {
  let differences = 0;
  for await (const report of reports) {
    context.terminal.progress(null);
    writeReport(context, against, report, format);
    differences += report.differences;
  }
  return differences;
}

/** One report for each table in place of one for each tenant. */
async function* ofAllTenants(reports: AsyncIterable<ServiceReport>): AsyncGenerator<Compared> {
  const sums = new Map<string, Compared>();
  for await (const { tenant_id: _, ...report } of reports) {
    const sum = sums.get(report.table);
    sums.set(report.table, sum === undefined ? report : together(sum, report));
  }
  yield* sums.values();
}

function together(one: Compared, other: Compared): Compared {
  return {
    ...one,
    rows: one.rows + other.rows,
    expected: one.expected + other.expected,
    differences: one.differences + other.differences,
    first: [...one.first, ...other.first].slice(0, LISTED),
    erasure_pending: one.erasure_pending + other.erasure_pending,
    not_delivered: (one.not_delivered ?? 0) + (other.not_delivered ?? 0),
  };
}

function progressOf({ terminal, messages }: CommandContext) {
  let table = '';
  let began = 0;
  return (progress: { readonly table: string; readonly rows: number }): void => {
    if (progress.table !== table) began = performance.now();
    table = progress.table;
    terminal.progress(progressLine(table, progress.rows, null, performance.now() - began, messages.lake.rowsProgress));
  };
}
