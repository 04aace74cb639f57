import { loginViewLag, readKeySet, waitingRecords } from '@kiban/auth';
import { type DatabaseServer, openCrossTenantDatabase } from '@kiban/postgres';
import type { Finding } from '@kiban/postgres/guard';
import { authStorePlace, withAuthStore } from '../auth-store.ts';
import type { Config } from '../config.ts';
import { envelopeFor, secondsSince1970 } from '../identity.ts';
import type { Examined } from './check.ts';
import { isAtWork } from './workers.ts';

/** A sign-in that knows less than this of the directory, or that nobody hears of for as long, is worth a look. */
const LATE_SECONDS = 60;

/** Whether there are keys to sign tokens with, and whether they can be opened here. */
export async function examineKeys(server: DatabaseServer, config: Config): Promise<Examined> {
  return withAuthStore(config, server, async (store) => {
    const keys = (await readKeySet(store))?.data.signing ?? [];
    const now = secondsSince1970();
    const findings: Finding[] = [];
    for (const { id, sealed_jwk } of keys)
      await envelopeFor(config)
        .open(sealed_jwk, id)
        .catch((error: Error) => findings.push(unopened(id, error)));
    const signing = keys.filter(({ activates_at, retires_at }) => activates_at <= now && (retires_at ?? now + 1) > now);
    if (keys.length > 0 && signing.length === 0)
      findings.push({
        rule: 'no_key_signs',
        object: 'key_set',
        message: 'No key signs tokens: nobody can sign in.',
        mend: 'kiban keys rotate',
      });
    return { looked: `${keys.length} keys, ${signing.length} sign`, findings };
  });
}

function unopened(id: string, error: Error): Finding {
  return {
    rule: 'key_unopened',
    object: id,
    message: `The signing key ${id} cannot be opened: ${error.message}`,
    mend: 'Put the key-encryption key back that it was sealed with (KIBAN_HOME/credentials); if it is lost: kiban keys rotate --compromised',
  };
}

/** Whether sign-in knows what the directory says, and whether what happens at sign-in becomes events. */
export async function examineSignIn(server: DatabaseServer, config: Config, notRunning: string): Promise<Examined> {
  const url = server.urlOf('kiban_login_view');
  const feed = openCrossTenantDatabase({ url, connections: 1, application: 'kiban doctor' });
  try {
    const lag = await loginViewLag(feed);
    const records = await withAuthStore(config, server, waitingRecords);
    const age = records.oldest === null ? 0 : (Date.now() - Date.parse(records.oldest)) / 1_000;
    const atWork = await isAtWork(server, 'subscription auth-login-view');
    const findings: Finding[] = [];
    if (atWork && lag > LATE_SECONDS)
      findings.push({
        rule: 'login_view_behind',
        object: 'auth-login-view',
        message: `Sign-in knows of the directory what was true ${Math.round(lag)} s ago.`,
        mend: 'Look at the log of auth: it says what it fails at, and goes on by itself once that is mended.',
      });
    if (atWork && age > LATE_SECONDS)
      findings.push({
        rule: 'records_waiting',
        object: 'record',
        message: `${records.waiting} records of signing in wait to become events, the oldest for ${Math.round(age)} s.`,
        mend: 'Nothing is lost. Look at the log of auth: it says why they cannot be delivered.',
      });
    if (records.set_aside > 0)
      findings.push({
        rule: 'records_set_aside',
        object: 'record',
        message: `${records.set_aside} records of signing in contradict others and never became events.`,
        mend: 'This should not happen. Please report it, with the lines of the log of auth that name them.',
      });
    const looked = `login view ${Math.round(lag)} s behind, ${records.waiting} records wait`;
    return { looked, findings, ...(atWork ? {} : { unproven: notRunning }) };
  } finally {
    await feed.close();
  }
}

/** Whether the auth store answers, and how fast: nobody signs in without it. */
export async function examineAuthStore(
  server: Pick<DatabaseServer, 'urlOf' | 'describe'>,
  config: Config,
): Promise<Examined> {
  const { description } = await authStorePlace(config, server);
  const place = description ?? 'in the platform’s database';
  return withAuthStore(config, server, async (store) => {
    try {
      await store.check(); // connects
      const began = performance.now();
      await store.check();
      return { looked: `${place}, answers in ${Math.ceil(performance.now() - began)} ms`, findings: [] };
    } catch (error) {
      const finding = {
        rule: 'auth_store_away',
        object: place,
        message: `The auth store does not answer: ${(error as Error).message}`,
        mend: 'Nobody can sign in until it does. Look at it first; if it was never made: kiban migrate.',
      };
      return { looked: place, findings: [finding] };
    }
  });
}
