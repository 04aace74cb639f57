import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Bench } from './bench.ts';
import { type Measured, ratioAlike } from './measured.ts';
import { median, quantile } from './rounds.ts';
import { messageOf } from './server-process.ts';
import { SIGN_IN_SERVER } from './sign-in.ts';
import { REDIRECT_URI, signInBrowser } from './sign-in-browser.ts';

/** Fewer than bring an account to be throttled. */
const ROUNDS = 25;
/** Failures of one login id from one network before waiting begins. */
const BORNE = 10;

/**
 * How long the answer to a password takes that opens nothing, by the kind of account: nobody outside may tell them apart. Each
 * is compared with a wrong password of somebody, a locked account with one that does not exist and is locked as well; once as a
 * tenant is, once where passwords of an older system were imported.
 */
export const benchSignInTimes: Bench = async (bench, { quick, note }) => {
  const setup = {
    storeUrl: bench.server.urlOf('kiban_auth'),
    feedUrl: bench.server.urlOf('kiban_login_view'),
    recorderUrl: bench.server.urlOf('kiban_auth_recorder'),
    ...{ redirect_uri: REDIRECT_URI, tenant: randomUUID(), password: 'kumo7+Ryokan', people: 2 },
  };
  const child = fork(SIGN_IN_SERVER, [JSON.stringify(setup)], { execArgv: [] });
  try {
    const { origin } = (await messageOf(child)) as { origin: string };
    const kinds = { wrong: 'person-0', unknown: 'nobody', suspended: 'suspended', 'without password': 'passwordless' };
    const plain = await timesOf(origin, kinds, quick ? 1 : ROUNDS);
    note('plain refusals are measured');
    const locked = await timesOfLocked(
      origin,
      { 'locked, of nobody': 'nobody-else', locked: 'person-1' },
      quick ? 1 : ROUNDS,
    );
    note('refusals of locked accounts are measured');
    await imported(child);
    const moved = await timesOf(origin, { ...kinds, imported: 'imported' }, quick ? 1 : 4);
    return [
      ...linesOf('refusal', plain, 'wrong'),
      ...linesOf('refusal', locked, 'locked, of nobody'),
      ...linesOf('refusal after an import', moved, 'wrong'),
    ];
  } finally {
    child.disconnect();
  }
};

type Times = Readonly<Record<string, readonly number[]>>;

/** In turn, each attempt from a network of its own. */
async function timesOf(origin: string, kinds: Readonly<Record<string, string>>, rounds: number): Promise<Times> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = -1; round < rounds; round += 1)
    for (const [index, [kind, loginId]] of Object.entries(kinds).entries()) {
      const time = await timeOfRefusal(origin, loginId, `10.${index}.${rounds}.${round + 1}`);
      if (round >= 0) times[kind]?.push(time); // the first warms up
    }
  return times;
}

/** In turn, after as many failures as are borne: whoever tries is told to wait, and no password is compared. */
async function timesOfLocked(origin: string, kinds: Readonly<Record<string, string>>, rounds: number): Promise<Times> {
  const network = '10.200.0.1';
  for (const loginId of Object.values(kinds))
    for (let failure = 0; failure < BORNE; failure += 1) await timeOfRefusal(origin, loginId, network);
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [kind, loginId] of Object.entries(kinds))
      times[kind]?.push(await timeOfRefusal(origin, loginId, network));
  return times;
}

async function timeOfRefusal(origin: string, loginId: string, address: string): Promise<number> {
  const { begin, send } = signInBrowser(origin, address);
  const page = await send(await begin(), { login_id: loginId });
  const begun = performance.now();
  await send(page, { password: 'wrong#Pass12' });
  return performance.now() - begun;
}

/** Each kind beside the one that it must not be told from. */
function linesOf(name: string, times: Times, baseline: string): Measured[] {
  const beside = times[baseline] ?? [];
  return Object.entries(times).map(([kind, of]) => ({
    ...{ bench: 'sign-in-times', name: `${name}: ${kind} (95 %: ${quantile(of, 0.95).toFixed(0)} ms)` },
    ours: { value: median(of), unit: 'ms' },
    baseline: { value: median(beside), unit: 'ms' },
    ratio: median(of) / median(beside),
    goal: ratioAlike(1.25),
  }));
}

async function imported(child: ChildProcess): Promise<void> {
  const answer = messageOf(child);
  child.send('import');
  await answer;
}
