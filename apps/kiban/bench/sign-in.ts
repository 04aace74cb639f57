import { type ChildProcess, fork } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { ratioAtLeast } from './measured.ts';
import { inParallel, median } from './rounds.ts';
import { REDIRECT_URI, signInBrowser } from './sign-in-browser.ts';

export const SIGN_IN_SERVER = join(import.meta.dirname, '../../../services/auth/bench/sign-in-server.ts');
const PASSWORD = 'kumo7+Ryokan';
const CONCURRENCY = 8;
/** Of an authenticator app. */
const STEP_MS = 30_000;

/**
 * Whole sign-ins (authorization request, login id, password, code of an app, on to the product) per second of the server's
 * CPU ÷ how many passwords it could compare in that CPU time if it did nothing else. The database's CPU is in neither.
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
  try {
    const { origin, seeds } = (await messageOf(child)) as { origin: string; seeds: string[] };
    note('everybody is there');
    const times = { ours: [] as number[], hash: [] as number[] };
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
    for (let round = 0; round < rounds; round += 1) {
      times.hash.push(await cpuMs(child, 'hashes'));
      const before = await cpuMs(child, 'cpu');
      await signInAll(people);
      times.ours.push(((await cpuMs(child, 'cpu')) - before) / people);
    }
    return [
      {
        bench: 'sign-in',
        name: 'sign-in with password and app',
        ours: { value: 1000 / median(times.ours), unit: 'sign-ins/CPU-s' },
        baseline: { value: 1000 / median(times.hash), unit: 'hashes/CPU-s' },
        ratio: median(times.ours.map((time, round) => (times.hash[round] ?? Number.NaN) / time)),
        goal: ratioAtLeast(0.85),
      },
    ];
  } finally {
    child.kill();
  }
};

async function cpuMs(child: ChildProcess, what: 'cpu' | 'hashes'): Promise<number> {
  const answer = messageOf(child);
  child.send(what);
  return ((await answer) as { cpu_ms: number }).cpu_ms;
}

export function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`The server ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

/** From the product and back to it. */
async function signIn(origin: string, loginId: string, seed: string, index: number): Promise<void> {
  const { begin, send } = signInBrowser(origin, `10.0.${index >> 8}.${index & 255}`);
  let page = await begin();
  for (const answer of [{ login_id: loginId }, { password: PASSWORD }, { code: codeOf(seed) }])
    page = await send(page, answer);
  if (!page.at.startsWith(`${REDIRECT_URI}?code=`)) throw new Error(`The sign-in ended at ${page.at}: ${page.html}`);
}

/** RFC 6238 with RFC 4648 Base32. */
function codeOf(seed: string): string {
  const bits = [...seed].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
