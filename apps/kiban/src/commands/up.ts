import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listTenants } from '@kiban/directory';
import { removeDatabaseServer } from '@kiban/postgres';
import { tone } from '../output/terminal.ts';
import { openPlatform, type Platform } from '../platform.ts';
import { withPlatformLock } from '../platform-lock.ts';
import type { CommandContext } from './context.ts';
import { importInto } from './import.ts';

export interface UpArguments {
  readonly reset: boolean;
}

const DEMO = join(import.meta.dirname, '../../demo');

/** `kiban up`: runs until the signal. */
export async function upCommand(context: CommandContext, given: UpArguments): Promise<void> {
  const { config, terminal, messages, signal } = context;
  const words = messages.up;
  const began = performance.now();
  if (given.reset && config.databaseUrl === undefined) {
    await removeDatabaseServer(config.home);
    terminal.note(words.reset);
  }
  terminal.note(words.starting);
  const platform = await openPlatform(config);
  try {
    await withPlatformLock(platform.registry, words.running, async () => {
      describe(context, platform);
      if ((await listTenants(platform.registry)).length === 0) await loadDemo(context, platform);
      terminal.line(tone('green', words.ready(((performance.now() - began) / 1000).toFixed(1))));
      await suggest(context, platform);
      await untilAborted(signal);
      terminal.note(`\n${words.stopping}`);
    });
  } finally {
    await platform.close();
  }
  terminal.note(words.stopped);
}

function describe({ terminal, messages }: CommandContext, { server, migrated, newEpoch }: Platform): void {
  const words = messages.up;
  terminal.line(words.database(server.describe()));
  terminal.line(migrated.length === 0 ? words.upToDate : words.migrated(migrated.length));
  terminal.line(words.isolation);
  if (newEpoch !== null) terminal.line(tone('yellow', words.newEpoch(newEpoch)));
}

/** Through the real importer, so that there is a past to look at. */
async function loadDemo(context: CommandContext, platform: Platform): Promise<void> {
  context.terminal.note(context.messages.up.demo);
  for (const tenant of demoTenants())
    await importInto(platform, context, {
      tenant,
      mapping: join(DEMO, tenant, 'mapping.yaml'),
      snapshots: [join(DEMO, tenant)],
      dryRun: false,
      report: undefined,
      notAHole: [],
      format: 'table',
    });
}

function demoTenants(): string[] {
  return readdirSync(DEMO).filter((name) => existsSync(join(DEMO, name, 'mapping.yaml')));
}

/** Says what there is to look at, with commands that work as they stand. */
async function suggest({ terminal, messages }: CommandContext, platform: Platform): Promise<void> {
  const words = messages.up;
  const tenants = await listTenants(platform.registry);
  terminal.line();
  for (const { code, name } of tenants) terminal.line(`  ${tone('bold', code)}  ${words.demoNames[code] ?? name}`);
  const tenant = tenants.some(({ code }) => code === 'aoba') ? 'aoba' : tenants[0]?.code;
  if (tenant !== undefined) {
    terminal.line(`\n${words.tryNext}`);
    terminal.line(`  npx kiban as-of --tenant ${tenant} --at 2025-05-01 stores`);
    terminal.line(`  npx kiban diff --tenant ${tenant} --from 2025-05-01 --to 2026-05-01`);
    terminal.line(`  npx kiban search --tenant ${tenant} stores あおば`);
    terminal.line('  npx kiban doctor');
  }
  terminal.line(`\n${tone('dim', words.stop)}`);
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await sleep(3_600_000, undefined, { signal }).catch(() => undefined); // aborted: seen above
}
