import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { appCode } from './app-code.ts';
import type { Bench } from './bench.ts';
import { ratioAtLeast } from './measured.ts';
import { type BetterAuth, NOT_INSTALLED, startBetterAuth } from './peers/better-auth.ts';
import { inParallel, median } from './rounds.ts';
import { cpuMs, messageOf } from './server-process.ts';
import { REDIRECT_URI, signInBrowser } from './sign-in-browser.ts';

export const SIGN_IN_SERVER = join(import.meta.dirname, '../../../services/auth/bench/sign-in-server.ts');
const PASSWORD = 'kumo7+Ryokan';
const CONCURRENCY = 8;

/**
 * Whole sign-ins (authorization request, login id, password, code of an app, on to the product) per second of the server's
 * CPU ÷ how many passwords it could compare in that CPU time if it did nothing else; and ÷ sign-ins of better-auth (password, code
 * of an app: two requests, no authorization request and no pages), with the same hash and with its own. The database's CPU is in none.
 */
export const benchSignIn: Bench = async (bench, { quick, note }) => {
  const [people, rounds, warmUp] = quick ? [8, 1, 0] : [150, 7, 900];
  const setup = {
    storeUrl: bench.server.urlOf('kiban_auth'),
    feedUrl: bench.server.urlOf('kiban_login_view'),
    recorderUrl: bench.server.urlOf('kiban_auth_recorder'),
    ...{ redirect_uri: REDIRECT_URI, tenant: randomUUID(), password: PASSWORD, people: warmUp + people * rounds },
  };
  const child = fork(SIGN_IN_SERVER, [JSON.stringify(setup)], { execArgv: [] });
  const peers: BetterAuth[] = [];
  try {
    const { origin, seeds } = (await messageOf(child)) as { origin: string; seeds: string[] };
    for (const password_hash of ['argon2id', 'scrypt'] as const) {
      const peer = await startBetterAuth(bench, { people: CONCURRENCY, password_hash });
      if (peer !== undefined) peers.push(peer);
    }
    if (peers.length === 0) note(NOT_INSTALLED);
    note('everybody is there');
    const times = { ours: [] as number[], hash: [] as number[], peers: peers.map(() => [] as number[]) };
    let next = 0; // everybody signs in once, since an app's code is taken once
    const signInAll = (count: number): Promise<void> => {
      const first = next;
      next += count;
      return inParallel(count, CONCURRENCY, (index) => {
        const person = first + index;
        return signIn(origin, `person-${person}`, seeds[person] ?? '', person);
      });
    };
    await signInAll(warmUp);
    for (const peer of peers) await inParallel(Math.ceil(warmUp / 15), CONCURRENCY, (index) => peer.signInOnly(index));
    for (let round = 0; round < rounds; round += 1) {
      times.hash.push(await cpuMs(child, 'hashes'));
      const before = await cpuMs(child);
      await signInAll(people);
      times.ours.push(((await cpuMs(child)) - before) / people);
      for (const [index, peer] of peers.entries()) times.peers[index]?.push(await cpuOfSignIns(peer, quick ? 8 : 24));
    }
    const ours = { value: 1000 / median(times.ours), unit: 'sign-ins/CPU-s' } as const;
    const ratioTo = (others: readonly number[]): number =>
      median(times.ours.map((time, round) => (others[round] ?? Number.NaN) / time));
    return [
      {
        ...{ bench: 'sign-in', name: 'sign-in with password and app ÷ hashes', ours },
        baseline: { value: 1000 / median(times.hash), unit: 'hashes/CPU-s' },
        ...{ ratio: ratioTo(times.hash), goal: ratioAtLeast(0.85) },
      },
      ...times.peers.map((of, index) => ({
        ...{
          bench: 'sign-in',
          name: `sign-in ÷ better-auth, ${index === 0 ? 'the same hash' : 'its own (scrypt)'}`,
          ours,
        },
        baseline: { value: 1000 / median(of), unit: 'sign-ins/CPU-s' as const },
        ...{ ratio: ratioTo(of), goal: ratioAtLeast(5) },
      })),
    ];
  } finally {
    child.kill();
    for (const peer of peers) peer.stop();
  }
};

async function cpuOfSignIns(peer: BetterAuth, count: number): Promise<number> {
  const before = await peer.cpuMs();
  await inParallel(count, CONCURRENCY, (index) => peer.signInOnly(index));
  return ((await peer.cpuMs()) - before) / count;
}

/** From the product and back to it. */
async function signIn(origin: string, loginId: string, seed: string, index: number): Promise<void> {
  const { begin, send } = signInBrowser(origin, `10.0.${index >> 8}.${index & 255}`);
  let page = await begin();
  for (const answer of [{ login_id: loginId }, { password: PASSWORD }, { code: appCode(seed) }])
    page = await send(page, answer);
  if (!page.at.startsWith(`${REDIRECT_URI}?code=`)) throw new Error(`The sign-in ended at ${page.at}: ${page.html}`);
}
