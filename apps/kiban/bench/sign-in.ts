import { type ChildProcess, fork } from 'node:child_process';
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { ratioAtLeast } from './measured.ts';
import { inParallel, median } from './rounds.ts';

const SERVER = join(import.meta.dirname, '../../../services/auth/bench/sign-in-server.ts');
const REDIRECT_URI = 'http://localhost:9/callback';
const PASSWORD = 'kumo7+Ryokan';
const CONCURRENCY = 8;
const STEP_MS = 30_000;

/**
 * Whole sign-ins (authorization request, login id, password, code of an app, on to the product) per second of the server's
 * CPU ÷ how many passwords it could compare in that CPU time if it did nothing else. The database's CPU is in neither.
 */
export const benchSignIn: Bench = async (bench, { quick, note }) => {
  const [people, rounds] = quick ? [8, 1] : [150, 5];
  const setup = {
    storeUrl: bench.server.urlOf('kiban_auth'),
    feedUrl: bench.server.urlOf('kiban_login_view'),
    recorderUrl: bench.server.urlOf('kiban_auth_recorder'),
    ...{ redirect_uri: REDIRECT_URI, tenant: randomUUID(), password: PASSWORD, people },
  };
  const child = fork(SERVER, [JSON.stringify(setup)], { execArgv: [] });
  try {
    const { origin, seeds } = (await messageOf(child)) as { origin: string; seeds: string[] };
    note('everybody is there');
    const times = { ours: [] as number[], hash: [] as number[] };
    for (let round = quick ? 0 : -1; round < rounds; round += 1) {
      await nextStep(); // an app's code is taken once, and changes every 30 s
      const hash = await cpuMs(child, 'hashes');
      const before = await cpuMs(child, 'cpu');
      await inParallel(people, CONCURRENCY, (index) => signIn(origin, `person-${index}`, seeds[index] ?? '', index));
      const ours = ((await cpuMs(child, 'cpu')) - before) / people;
      if (round < 0) continue; // warms up
      times.ours.push(ours);
      times.hash.push(hash);
    }
    return [
      {
        bench: 'sign-in',
        name: 'sign-in with password and app',
        ours: { value: 1000 / median(times.ours), unit: 'sign-ins/CPU-s' },
        baseline: { value: 1000 / median(times.hash), unit: 'hashes/CPU-s' },
        ratio: median(times.ours.map((time, round) => (times.hash[round] ?? Number.NaN) / time)),
        goal: ratioAtLeast(0.8),
      },
    ];
  } finally {
    child.kill();
  }
};

async function nextStep(): Promise<void> {
  await sleep(STEP_MS - (Date.now() % STEP_MS) + 100);
}

async function cpuMs(child: ChildProcess, what: 'cpu' | 'hashes'): Promise<number> {
  const answer = messageOf(child);
  child.send(what);
  return ((await answer) as { cpu_ms: number }).cpu_ms;
}

function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`The server ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

/** What a browser without JavaScript does, from the product and back to it. */
async function signIn(origin: string, loginId: string, seed: string, index: number): Promise<void> {
  const cookies = new Map<string, string>();
  const open = async (at: string, fields?: Record<string, string>): Promise<{ at: string; html: string }> => {
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-forwarded-for': `10.0.${index >> 8}.${index & 255}`,
    };
    const sent = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) };
    const response = await fetch(at, { redirect: 'manual', headers, ...sent });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      cookies.set(name, value);
    }
    const html = await response.text();
    const next = response.headers.get('location') ?? response.headers.get('refresh')?.slice('0;url='.length);
    if (next === undefined) return { at, html };
    const target = new URL(next, at);
    return target.origin === origin ? open(target.href) : { at: target.href, html: '' };
  };
  const query = new URLSearchParams({
    ...{ client_id: 'load', redirect_uri: REDIRECT_URI, response_type: 'code', scope: 'openid directory:read' },
    ...{ code_challenge: challenge(), code_challenge_method: 'S256', tenant: 'bench' },
  });
  let page = await open(`${origin}/oidc/auth?${query}`);
  for (const answer of [{ login_id: loginId }, { password: PASSWORD }, { code: codeOf(seed) }])
    page = await open(page.at, { ...hidden(page.html), ...answer });
  if (!page.at.startsWith(`${REDIRECT_URI}?code=`)) throw new Error(`The sign-in ended at ${page.at}: ${page.html}`);
}

function challenge(): string {
  return createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url');
}

/** The hidden fields of the form that answers, which is the page's last but for other ways of answering. */
function hidden(html: string): Record<string, string> {
  const [, step = ''] = /name="step" value="([^"]*)"/.exec(html) ?? [];
  const [, token = ''] = /name="token" value="([^"]*)"/.exec(html) ?? [];
  return { step, token };
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
