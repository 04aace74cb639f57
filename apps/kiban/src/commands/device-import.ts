import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  type DeviceImportOptions,
  type DeviceImportOutcome,
  importDevices,
  locateSources,
  parseDeviceMapping,
  tryImportDevices,
} from '@kiban/asset';
import { withImportLock } from '@kiban/directory';
import { openDatabase } from '@kiban/postgres';
import { progressLine } from '../output/progress-bar.ts';
import { ReportFile, reportName } from '../output/report-file.ts';
import { type Platform, withPlatform } from '../platform.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './context.ts';
import { writeDeviceOutcome } from './device-import-outcome.ts';
import { tenantOf } from './tenant-of.ts';

export interface DeviceImportArguments {
  readonly tenant: string;
  /** The mapping's file: its lists are found from where it lies. */
  readonly mapping: string;
  readonly dryRun: boolean;
  readonly report: string | undefined;
  readonly format: 'table' | 'json';
}

const BATCH_SIZE = 1_000;

/** `kiban import devices` */
export async function deviceImportCommand(context: CommandContext, given: DeviceImportArguments): Promise<void> {
  await withPlatform(context.config, async (platform) => {
    const outcome = await importDevicesInto(platform, context, given);
    writeDeviceOutcome(context, outcome, given.format);
    if (given.dryRun) context.terminal.note(context.messages.import.dryRun);
  });
}

/** Imports the lists of a mapping into a tenant of the platform. */
export async function importDevicesInto(
  platform: Platform,
  context: CommandContext,
  given: DeviceImportArguments,
): Promise<DeviceImportOutcome> {
  const { terminal, messages, config, signal } = context;
  if (!existsSync(given.mapping)) throw new UsageError(`${given.mapping}: no such file`);
  const mappingText = readFileSync(given.mapping, 'utf8');
  const mapping = parseDeviceMapping(mappingText, basename(given.mapping));
  const { tenant_id: tenantId, timezone } = await tenantOf(platform, given.tenant, messages);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format();
  const sources = await locateSources(mapping, dirname(given.mapping), timezone, today);
  const report = new ReportFile(given.report ?? join(config.home, 'reports', reportName(given.tenant)));
  const database = openDatabase({
    url: platform.server.urlOf('kiban_asset'),
    connections: 2,
    application: 'kiban import devices',
  });
  const options: DeviceImportOptions = {
    ...{ tenantId, timezone, mapping, mappingText, sources, signal },
    operator: config.operator,
    requestId: null,
    batchSize: BATCH_SIZE,
    onProgress: progressOf(context),
    onProblem: (line) => report.write(line),
    onContradiction: ({ field, subject_kind, subject_id, subject_key, values, chosen }) =>
      report.write({ problem: 'contradiction', field, subject_kind, subject_id, subject_key, values, chosen }),
  };
  try {
    return await withImportLock(platform.registry, tenantId, `devices ${mapping.name}`, () =>
      (given.dryRun ? tryImportDevices : importDevices)(database, options),
    );
  } finally {
    await database.close();
    terminal.progress(null);
    const lines = await report.close();
    if (lines > 0) terminal.note(messages.deviceImport.report(report.path, lines));
  }
}

function progressOf({ terminal, messages }: CommandContext): DeviceImportOptions['onProgress'] {
  let current = '';
  let began = performance.now();
  let drawn = 0;
  return ({ phase, done, total }) => {
    const now = performance.now();
    if (phase !== current) {
      current = phase;
      began = now;
      drawn = 0;
    }
    if (now - drawn < 100) return;
    drawn = now;
    const words = { ...messages.import, perSecond: messages.deviceImport.perSecond };
    terminal.progress(progressLine(messages.deviceImport.phases[phase], done, total, now - began, words));
  };
}
