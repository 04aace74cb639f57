import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Bench } from './bench.ts';
import { type Measured, ratioAtMost } from './measured.ts';
import { median, quantile } from './rounds.ts';
import { messageOf, SIGN_IN_SERVER } from './sign-in.ts';
import { REDIRECT_URI, signInBrowser } from './sign-in-browser.ts';

/** Fewer than bring an account to be throttled. */
const ROUNDS = 25;

/**
 * How long the answer to a password takes that opens nothing, by the kind of account: nobody outside may tell them apart. Each
 * is compared with a wrong password of somebody; once as a tenant is, once where passwords of an older system were imported.
 */
export const benchSignInTimes: Bench = async (bench, { quick, note }) => {
  const setup = {
    storeUrl: bench.server.urlOf('kiban_auth'),
    feedUrl: bench.server.urlOf('kiban_login_view'),
    recorderUrl: bench.server.urlOf('kiban_auth_recorder'),
    ...{ redirect_uri: REDIRECT_URI, tenant: randomUUID(), password: 'kumo7+Ryokan', people: 1 },
  };
  const child = fork(SIGN_IN_SERVER, [JSON.stringify(setup)], { execArgv: [] });
  try {
    const { origin } = (await messageOf(child)) as { origin: string };
    const kinds = { wrong: 'person-0', unknown: 'nobody', suspended: 'suspended', 'without password': 'passwordless' };
    const plain = await timesOf(origin, kinds, quick ? 2 : ROUNDS);
    note('plain refusals are measured');
    await imported(child);
    const moved = await timesOf(origin, { ...kinds, imported: 'imported' }, quick ? 1 : 4);
    return [...linesOf('refusal', plain), ...linesOf('refusal after an import', moved)];
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
      const { begin, send } = signInBrowser(origin, `10.${index}.${rounds}.${round + 1}`);
      const page = await send(await begin(), { login_id: loginId });
      const begun = performance.now();
      await send(page, { password: 'wrong#Pass12' });
      if (round >= 0) times[kind]?.push(performance.now() - begun); // the first warms up
    }
  return times;
}

function linesOf(name: string, times: Times): Measured[] {
  const { wrong = [] } = times;
  return Object.entries(times).map(([kind, of]) => ({
    ...{ bench: 'sign-in-times', name: `${name}: ${kind} (95 %: ${quantile(of, 0.95).toFixed(0)} ms)` },
    ours: { value: median(of), unit: 'ms' },
    baseline: { value: median(wrong), unit: 'ms' },
    ratio: median(of) / median(wrong),
    goal: ratioAtMost(1.25),
  }));
}

async function imported(child: ChildProcess): Promise<void> {
  const answer = messageOf(child);
  child.send('import');
  await answer;
}
