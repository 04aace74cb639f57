import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  createTenantNamed,
  findTenant,
  type ImportOptions,
  importSnapshots,
  locateSnapshots,
  type Mapping,
  parseMapping,
  pharmacy,
  type SnapshotOutcome,
  tryImportSnapshots,
  withImportLock,
} from '@kiban/directory';
import { type TenantId, tenantId } from '@kiban/postgres';
import { progressLine } from '../output/progress-bar.ts';
import { ReportFile, reportName } from '../output/report-file.ts';
import type { Platform } from '../platform.ts';
import { withPlatform } from '../platform.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './context.ts';
import { writeOutcomes } from './import-outcome.ts';

export interface ImportArguments {
  readonly tenant: string;
  readonly mapping: string;
  readonly snapshots: readonly string[];
  readonly dryRun: boolean;
  readonly report: string | undefined;
  readonly notAHole: readonly string[];
  /** First and last date of the snapshots to take, YYYY-MM-DD. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly format: 'table' | 'json';
}

const BATCH_SIZE = 2_000;

/** `kiban import` */
export async function importCommand(context: CommandContext, given: ImportArguments): Promise<void> {
  await withPlatform(context.config, async (platform) => {
    const outcomes = await importInto(platform, context, given);
    writeOutcomes(context, outcomes, given.format);
    if (given.dryRun) context.terminal.note(context.messages.import.dryRun);
  });
}

/** Imports snapshots into a tenant of the platform, which is created when there is none of that code. */
export async function importInto(
  platform: Platform,
  context: CommandContext,
  given: ImportArguments,
): Promise<SnapshotOutcome[]> {
  const { terminal, messages, config, signal } = context;
  if (!existsSync(given.mapping)) throw new UsageError(`${given.mapping}: no such file`);
  const mappingText = readFileSync(given.mapping, 'utf8');
  const mapping = parseMapping(mappingText, basename(given.mapping));
  const known = await findTenant(platform.registry, given.tenant);
  const { timezone } = known ?? newTenant(given, mapping);
  const snapshots = await locateSnapshots(given.snapshots, mapping, { timezone, from: given.from, to: given.to });
  const id = known?.tenant_id ?? (await createTenant(platform, context, given, mapping));
  const report = new ReportFile(given.report ?? join(config.home, 'reports', reportName(given.tenant)));
  const options: ImportOptions = {
    tenantId: id,
    timezone,
    mapping,
    mappingText,
    operator: config.operator,
    requestId: null,
    notAHole: given.notAHole,
    batchSize: BATCH_SIZE,
    signal,
    onProgress: progressOf(context),
    onProblem: (line) => report.write(line),
  };
  try {
    return await withImportLock(platform.registry, id, mapping.source, () =>
      (given.dryRun ? tryImportSnapshots : importSnapshots)(platform.directory, snapshots, options),
    );
  } finally {
    terminal.progress(null);
    const lines = await report.close();
    if (lines > 0) terminal.note(messages.import.report(report.path, lines));
  }
}

/** What a tenant is called that the import creates. */
function newTenant({ tenant: code }: ImportArguments, mapping: Mapping): { name: string; timezone: string } {
  return mapping.tenant ?? { name: code, timezone: 'Asia/Tokyo' };
}

async function createTenant(
  platform: Platform,
  { config, messages, terminal }: CommandContext,
  given: ImportArguments,
  mapping: Mapping,
): Promise<TenantId> {
  if (given.dryRun) {
    terminal.note(messages.import.wouldCreateTenant(given.tenant));
    return tenantId(crypto.randomUUID());
  }
  const actor = { kind: 'operator', id: config.operator.replace(/^operator:/, '') } as const;
  const context = { actor, on_behalf_of: null, reason: null, request_id: null };
  const tenant = { code: given.tenant, ...newTenant(given, mapping), profile: pharmacy };
  const id = await createTenantNamed(platform.directory, context, tenant);
  terminal.note(messages.import.createdTenant(given.tenant));
  return id;
}

function progressOf({ terminal, messages }: CommandContext): ImportOptions['onProgress'] {
  let phase = '';
  let began = performance.now();
  let drawn = 0;
  return (progress) => {
    const now = performance.now();
    if (`${progress.snapshot} ${progress.phase}` !== phase) {
      phase = `${progress.snapshot} ${progress.phase}`;
      began = now;
      drawn = 0;
    }
    if (now - drawn < 100) return;
    drawn = now;
    const label = `${progress.snapshot} ${messages.import.phases[progress.phase]}`;
    terminal.progress(progressLine(label, progress.done, progress.total, now - began, messages.import));
  };
}
