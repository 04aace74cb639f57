import { startDecisions } from './authzen/decisions-process.ts';
import { type Asked, plantRoles } from './authzen/many-roles.ts';
import type { Bench } from './bench.ts';
import { createBenchTenant } from './bench-tenant.ts';
import { type Measured, oursAtLeast } from './measured.ts';
import { inParallel, median } from './rounds.ts';

const CONCURRENCY = 16;

/** One way of asking. */
interface Load {
  readonly name: string;
  /** Decisions in one request. */
  readonly size: number;
  readonly goal: number;
}

const LOADS: readonly Load[] = [
  { name: 'one evaluation a request', size: 1, goal: 2_000 },
  { name: '100 evaluations a request', size: 100, goal: 30_000 },
  { name: '1,000 evaluations a request', size: 1_000, goal: 30_000 },
];

/**
 * Decisions per second of the directory's CPU, over HTTP in a process of its own; the database's CPU is not in it. All requests
 * bring the one token that a product's program has for five minutes: its signature is looked at once, everything else each time.
 * Beside it, in the same process, how often it reads one row (tenantRead) in a second of CPU. A tenant of 1,000 stores in 110 units
 * and 2,000 users; a role and a seat are needed.
 */
export const benchAuthzen: Bench = async (bench, { quick, note }) => {
  const tenant_id = await createBenchTenant(bench, 'authzen');
  const asked = await plantRoles(bench, tenant_id, { stores: 1_000, users: quick ? 100 : 2_000 });
  const setup = { databaseUrl: bench.server.urlOf('kiban_directory'), tenant_id, store_id: asked.stores[0] ?? '' };
  const decisions = await startDecisions(setup);
  try {
    const results: Measured[] = [];
    for (const { name, size, goal } of LOADS) {
      const requests = quick ? 4 : Math.max(50, Math.ceil(2_000 / size));
      const reads = quick ? 20 : 2_000;
      const path = size === 1 ? '/evaluation' : '/evaluations';
      const bodies = Array.from({ length: 200 }, (_, n) => bodyOf(asked, size, n));
      const ours = () =>
        decisions.cpuOf(() =>
          inParallel(requests, CONCURRENCY, (index) => decisions.ask(path, bodies[index % bodies.length] ?? '')),
        );
      const baseline = () => decisions.cpuOf(() => decisions.read(reads));
      for (let warm = 0; warm < (quick ? 0 : 2); warm += 1) {
        await ours();
        await baseline();
      }
      const times = { ours: [] as number[], baseline: [] as number[] };
      for (let round = 0; round < (quick ? 1 : 5); round += 1) {
        times.ours.push((await ours()) / (requests * size));
        times.baseline.push((await baseline()) / reads);
      }
      results.push({
        ...{ bench: 'authzen', name, goal: oursAtLeast(goal) },
        ours: { value: 1000 / median(times.ours), unit: 'decisions/CPU-s' },
        baseline: { value: 1000 / median(times.baseline), unit: 'reads/CPU-s' },
        ratio: median(times.ours.map((time, round) => (times.baseline[round] ?? Number.NaN) / time)),
      });
      note(`${name}: measured`);
    }
    return results;
  } finally {
    decisions.stop();
  }
};

/** May this user read notes in that store; of a batch, in each of so many stores. */
function bodyOf({ users, stores }: Asked, size: number, n: number): string {
  const subject = { type: 'user', id: users[(n * 37) % users.length] };
  const action = { name: 'hello.note.read' };
  const resource = (index: number) => ({ type: 'store', id: stores[(n * 13 + index) % stores.length] });
  if (size === 1) return JSON.stringify({ subject, action, resource: resource(0) });
  const evaluations = Array.from({ length: size }, (_, index) => ({ resource: resource(index) }));
  return JSON.stringify({ subject, action, evaluations });
}
