import { type AuthServer, startAuthServer } from './auth-server.ts';
import type { Bench } from './bench.ts';
import { alone, type Goal, type Measured, oursAtLeast, type Quantity, ratioAtLeast } from './measured.ts';
import { NOT_INSTALLED, startBetterAuth } from './peers/better-auth.ts';
import { inParallel, median } from './rounds.ts';
import { tokenVerification } from './token-verification.ts';

const CONCURRENCY = 16;

/** A server with tokens that it gave out. */
interface Loaded {
  readonly server: AuthServer;
  /** More than requests at once, so that none is used twice. */
  readonly refresh_tokens: string[];
  readonly access_tokens: readonly string[];
}

/** One way of asking. */
interface Load {
  readonly name: string;
  readonly unit: Quantity['unit'];
  readonly ask: (loaded: Loaded, index: number) => Promise<void>;
  /** What is asked of us whatever others do, a second of CPU. */
  readonly least: number;
  /** Whether oidc-provider alone can do it: it does not know its own JWTs again. */
  readonly bare: boolean;
}

const LOADS: readonly Load[] = [
  {
    ...{ name: 'client-credentials grant', unit: 'grants/CPU-s', least: 1800, bare: true },
    ask: async ({ server }) => void (await server.grant()),
  },
  {
    ...{ name: 'refresh with ID token', unit: 'grants/CPU-s', least: 600, bare: true },
    ask: async ({ server, refresh_tokens }) => {
      refresh_tokens.push(await server.refresh(refresh_tokens.shift() ?? ''));
    },
  },
  {
    // each asked about several times: the signature once, whether it was revoked every time
    ...{ name: 'introspection of a JWT', unit: 'reads/CPU-s', least: 2000, bare: false },
    ask: ({ server, access_tokens }, index) => server.introspect(access_tokens[index % access_tokens.length] ?? ''),
  },
];

/**
 * Requests per second of the server's CPU: auth as it serves (hashed ids and secrets, clients of the store, tenant and user
 * asked of the login view, request context, a log line each) ÷ oidc-provider alone with the least adapter that works, on the
 * same table; and ÷ better-auth, in production mode, in a database of its own on the same PostgreSQL, where it is installed.
 * All in processes of their own, in turn; the database's CPU is in none.
 */
export const benchAuth: Bench = async (bench, { quick, note }) => {
  const people = CONCURRENCY * 2;
  const storeUrl = bench.server.urlOf('kiban_auth');
  const servers = [await startAuthServer('kiban', storeUrl, people), await startAuthServer('bare', storeUrl, people)];
  try {
    const peer = await startBetterAuth(bench, { people, password_hash: 'argon2id' });
    if (peer === undefined) note(NOT_INSTALLED);
    else servers.push(peer);
    const loaded: Loaded[] = [];
    for (const server of servers) loaded.push(await signedIn(server, people));
    note('everybody is signed in');
    const results: Measured[] = [];
    for (const load of LOADS) {
      results.push(...(await measured(load, loaded, quick)));
      note(`${load.name}: measured`);
    }
    return [...results, await tokenVerification(quick)];
  } finally {
    for (const server of servers) server.stop();
  }
};

async function measured(load: Load, all: readonly Loaded[], quick: boolean): Promise<Measured[]> {
  const loaded = all.filter(({ server }) => load.bare || server.name !== 'bare');
  const times = await inTurn(load, loaded, quick);
  const each = (name: string): Quantity => ({ value: 1000 / median(times.get(name) ?? []), unit: load.unit });
  const beside = (name: string, goal: Goal): Measured => ({
    ...{ bench: 'auth', name: `${load.name} ÷ ${name === 'bare' ? 'oidc-provider' : name}`, goal },
    ...{ ours: each('kiban'), baseline: each(name) },
    ratio: median((times.get('kiban') ?? []).map((time, round) => (times.get(name)?.[round] ?? Number.NaN) / time)),
  });
  const others = loaded.slice(1).map(({ server: { name } }) => beside(name, ratioAtLeast(name === 'bare' ? 0.8 : 5)));
  return [...others, alone('auth', load.name, each('kiban'), oursAtLeast(load.least))];
}

/** CPU time of a request, in milliseconds, by server, round by round: each first in some rounds. */
async function inTurn(
  { ask }: Load,
  loaded: readonly Loaded[],
  quick: boolean,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const [warmUp, rounds] = quick ? [0, 1] : [1500, 9];
  const times = new Map<string, number[]>(loaded.map(({ server }) => [server.name, []]));
  const run = (one: Loaded, count: number) => inParallel(count, CONCURRENCY, (index) => ask(one, index));
  for (const one of loaded) await run(one, one.server.name === 'better-auth' ? warmUp / 3 : warmUp);
  for (let round = 0; round < rounds; round += 1)
    for (const one of round % 2 === 0 ? loaded : loaded.toReversed()) {
      const count = quick ? 32 : one.server.name === 'better-auth' ? 300 : 1500;
      const before = await one.server.cpuMs();
      await run(one, count);
      times.get(one.server.name)?.push(((await one.server.cpuMs()) - before) / count);
    }
  return times;
}

async function signedIn(server: AuthServer, people: number): Promise<Loaded> {
  const refresh_tokens: string[] = [];
  const access_tokens: string[] = [];
  await inParallel(people, 4, async () => refresh_tokens.push(await server.signIn()));
  await inParallel(CONCURRENCY * 4, CONCURRENCY, async () => access_tokens.push(await server.grant()));
  return { server, refresh_tokens, access_tokens };
}
