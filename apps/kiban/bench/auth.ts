import { type AuthServer, startAuthServer } from './auth-server.ts';
import type { Bench } from './bench.ts';
import { alone, type Measured, oursAtLeast, ratioAtLeast } from './measured.ts';
import { inParallel, median } from './rounds.ts';
import { tokenVerification } from './token-verification.ts';

const CONCURRENCY = 16;

/** One way of asking: `count` requests of it. */
interface Load {
  readonly name: string;
  readonly run: (server: AuthServer, tokens: string[], count: number) => Promise<void>;
  /** What is asked of us whatever others do, a second of CPU. */
  readonly least: number;
}

const LOADS: readonly Load[] = [
  {
    name: 'client-credentials grant',
    run: (server, _, count) => inParallel(count, CONCURRENCY, () => server.grant()),
    least: 1800,
  },
  {
    name: 'refresh with rotation and ID token',
    run: (server, tokens, count) =>
      inParallel(count, CONCURRENCY, async () => {
        const token = tokens.shift() ?? ''; // more tokens than requests at once, so that none is used twice
        tokens.push(await server.refresh(token));
      }),
    least: 600,
  },
];

/**
 * Grants per second of the server's CPU: auth as it serves (hashed ids and secrets, clients of the store, tenant and user
 * asked of the login view, request context, a log line each) ÷ oidc-provider alone with the least adapter that works, on the
 * same table. Both in processes of their own, in turn; the database's CPU is in neither.
 */
export const benchAuth: Bench = async (bench, { quick, note }) => {
  const people = CONCURRENCY * 2;
  const storeUrl = bench.server.urlOf('kiban_auth');
  const ours = await startAuthServer('kiban', storeUrl, people);
  const bare = await startAuthServer('bare', storeUrl, people);
  try {
    const tokens = { ours: await signedIn(ours, people), bare: await signedIn(bare, people) };
    note('everybody is signed in');
    const results: Measured[] = [];
    for (const load of LOADS) {
      const cpuOf = async (server: AuthServer, own: string[], count: number): Promise<number> => {
        const before = await server.cpuMs();
        await load.run(server, own, count);
        return ((await server.cpuMs()) - before) / count;
      };
      const [count, rounds] = quick ? [32, 1] : [1500, 9];
      if (!quick)
        for (const warm of [1, 2])
          await Promise.all([cpuOf(ours, tokens.ours, 500 * warm), cpuOf(bare, tokens.bare, 500 * warm)]);
      const times = { ours: [] as number[], bare: [] as number[] };
      for (let round = 0; round < rounds; round += 1) {
        if (round % 2 === 1) times.bare.push(await cpuOf(bare, tokens.bare, count));
        times.ours.push(await cpuOf(ours, tokens.ours, count));
        if (round % 2 === 0) times.bare.push(await cpuOf(bare, tokens.bare, count));
      }
      results.push({
        bench: 'auth',
        name: load.name,
        ours: { value: 1000 / median(times.ours), unit: 'grants/CPU-s' },
        baseline: { value: 1000 / median(times.bare), unit: 'grants/CPU-s' },
        ratio: median(times.ours.map((time, round) => (times.bare[round] ?? Number.NaN) / time)),
        goal: ratioAtLeast(0.8),
      });
      const each = { value: 1000 / median(times.ours), unit: 'grants/CPU-s' } as const;
      results.push(alone('auth', `${load.name}, in itself`, each, oursAtLeast(load.least)));
    }
    note('grants are measured');
    return [...results, await introspection(ours, quick), await tokenVerification(quick)];
  } finally {
    ours.stop();
    bare.stop();
  }
};

/** Tokens of programs, each asked about several times: signature once, whether it was revoked every time. */
async function introspection(server: AuthServer, quick: boolean): Promise<Measured> {
  const [count, rounds] = quick ? [32, 1] : [2000, 7];
  const tokens: string[] = [];
  await inParallel(CONCURRENCY * 4, CONCURRENCY, async () => tokens.push(await server.grant()));
  const ask = (times: number): Promise<void> =>
    inParallel(times, CONCURRENCY, (index) => server.introspect(tokens[index % tokens.length] ?? ''));
  if (!quick) await ask(count);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = await server.cpuMs();
    await ask(count);
    times.push(((await server.cpuMs()) - before) / count);
  }
  const each = { value: 1000 / median(times), unit: 'reads/CPU-s' } as const;
  return alone('auth', 'introspection of a JWT', each, oursAtLeast(2000));
}

async function signedIn(server: AuthServer, people: number): Promise<string[]> {
  const tokens: string[] = [];
  await inParallel(people, 4, async () => tokens.push(await server.signIn()));
  return tokens;
}
