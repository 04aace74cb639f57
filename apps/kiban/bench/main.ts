import { parseArgs } from 'node:util';
import { benchAsOf } from './as-of.ts';
import { benchAuth } from './auth.ts';
import { benchAuthzen } from './authzen.ts';
import type { Bench } from './bench.ts';
import { openBenchPlatform } from './bench-platform.ts';
import { benchCommands } from './commands.ts';
import { benchConnections } from './connections.ts';
import { benchDelta } from './delta.ts';
import { benchEntitlements } from './entitlements.ts';
import { benchFeed } from './feed.ts';
import { benchHttpReads } from './http-reads.ts';
import { benchImport } from './import.ts';
import { isMet, type Measured } from './measured.ts';
import { benchReads } from './reads.ts';
import { reportLines } from './report.ts';
import { benchRls } from './rls.ts';
import { benchSignIn } from './sign-in.ts';
import { benchSignInTimes } from './sign-in-times.ts';

/** In the order in which they run. */
const BENCHES: Readonly<Record<string, Bench>> = {
  connections: benchConnections,
  import: benchImport,
  commands: benchCommands,
  reads: benchReads,
  'as-of': benchAsOf,
  feed: benchFeed,
  'http-reads': benchHttpReads,
  authzen: benchAuthzen,
  entitlements: benchEntitlements,
  rls: benchRls,
  auth: benchAuth,
  'sign-in': benchSignIn,
  'sign-in-times': benchSignInTimes,
  delta: benchDelta,
};

const USAGE = `npm run bench -- [NAME...] [--quick] [--large] [--json] [--snapshot FILE]... [--plans FOLDER]
  NAME        ${Object.keys(BENCHES).join(', ')}; without one, all
  --quick     small loads: shows that everything runs, measures nothing
  --large     import: also ten times as many lines (many minutes); delta: ten million rows
  --json      the result as JSON
  --snapshot  import: a real register in place of a generated one; given twice, the second is the later snapshot
  --plans     rls: keeps the plans of both ways there`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    snapshot: { type: 'string', multiple: true, default: [] },
    plans: { type: 'string' },
  },
});
const unknown = positionals.filter((name) => !(name in BENCHES));
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) process.stderr.write(`There is no bench “${unknown.join(', ')}”.\n`);
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = values.help ? 0 : 2;
} else {
  const results = await runBenches(positionals.length === 0 ? Object.keys(BENCHES) : positionals);
  if (values.json)
    process.stdout.write(`${JSON.stringify(results.map((result) => ({ ...result, met: isMet(result) })))}\n`);
  else for (const line of reportLines(results)) process.stdout.write(`${line}\n`);
}

/** Each on a database of its own, so that none finds what another left. */
async function runBenches(names: readonly string[]): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const [name, bench] of Object.entries(BENCHES))
    if (names.includes(name)) results.push(...(await runOnDatabaseOfItsOwn(name, bench)));
  return results;
}

async function runOnDatabaseOfItsOwn(name: string, bench: Bench): Promise<Measured[]> {
  const note = (text: string): void => void process.stderr.write(`${text}\n`);
  const { quick, large, plans, snapshot: snapshots } = values;
  const platform = await openBenchPlatform();
  try {
    note(`${name} ...`);
    return await bench(platform, { quick, large, snapshots, plans, note: (text) => note(`  ${text}`) });
  } finally {
    await platform.close();
  }
}
