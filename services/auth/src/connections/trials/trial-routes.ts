import { askerOf, type PageContext, privateCookie, setPrivateCookie, withCookies } from '../../pages/request.ts';
import { calmPage, LOST } from '../../sign-in/pages/calm-page.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import { PLATFORM_WIDE } from '../../store/auth-store.ts';
import { AssertionRefused } from '../assertion.ts';
import { changeConnection } from '../change-connection.ts';
import { type Connection, findConnection } from '../connection.ts';
import { toProviderPage } from '../sign-in/pages.ts';
import { beginRequest, type Purpose } from '../sign-in/request.ts';
import { type Received, takeReceived } from '../sign-in/take-answer.ts';
import { recordTrial, TRIAL, TRIAL_KEPT_S, TRIAL_RESULT, type Trial } from './trial.ts';
import { trialPage } from './trial-page.ts';

const COOKIE = 'kiban_trial';

/** Begins a trial in this browser: the secret leaves the address, and the way leads to the provider. */
export async function beginTrial(parts: SignInParts, c: PageContext, secret: string): Promise<Response> {
  const { language } = askerOf(c, parts);
  const trial = (await parts.store.get(PLATFORM_WIDE, TRIAL, secret))?.data;
  const connection = trial === undefined ? undefined : await triedBy(parts, trial);
  if (trial === undefined || connection === undefined) return calmPage(LOST, language, parts.homeUrl);
  setPrivateCookie(c, parts, COOKIE, secret, TRIAL_KEPT_S);
  try {
    const purpose = { kind: 'trial', trial_id: trial.trial_id } as const;
    const address = await beginRequest(parts, connection, purpose, { login_hint: '', again: true });
    return withCookies(c, await toProviderPage(language, connection.name, address));
  } catch (error) {
    if (!(error instanceof AssertionRefused)) throw error;
    const { fault, message } = error;
    if ((await parts.store.take(PLATFORM_WIDE, TRIAL, secret)) === undefined)
      return calmPage(LOST, language, parts.homeUrl);
    return finish(parts, c, connection, trial, { fault, message });
  }
}

/** Shows what arrived, in the browser that began; and that the connection was tested as it is now. */
export async function endTrial(parts: SignInParts, c: PageContext): Promise<Response> {
  const { store, homeUrl } = parts;
  const { language } = askerOf(c, parts);
  const kept = await store.take(PLATFORM_WIDE, TRIAL, privateCookie(c, parts, COOKIE) ?? '');
  const trialId = kept?.data.trial_id;
  const isMine = (purpose: Purpose): boolean => purpose.kind === 'trial' && purpose.trial_id === trialId;
  const received = await takeReceived(parts, c.req.query('answer') ?? '', isMine);
  if (kept === undefined || received === undefined) return calmPage(LOST, language, homeUrl);
  const connection = await triedBy(parts, kept.data);
  if (connection === undefined) return calmPage(LOST, language, homeUrl);
  return finish(parts, c, connection, kept.data, received.result);
}

async function finish(
  parts: SignInParts,
  c: PageContext,
  connection: Connection,
  trial: Trial,
  result: Received['result'],
): Promise<Response> {
  const { store } = parts;
  const [at, { language, request_id }] = [parts.clock(), askerOf(c, parts)];
  const { tenant_id, connection_id, changes } = connection;
  const said = 'assertion' in result ? result.assertion : undefined;
  const data = {
    at,
    ...('fault' in result ? { fault: result.fault, message: result.message } : { fault: null, message: null }),
    ...{ attribute_names: Object.keys(said?.attributes ?? {}), contexts: said?.contexts ?? [] },
  };
  await recordTrial(store, trial, data, 2, at);
  if (said !== undefined && connection.status === 'draft') {
    const act = { actor: trial.actor, reason: null, request_id, at };
    const target = { id: connection_id, expected_version: changes };
    const to = { status: 'tested', tested_at: at } as const;
    await changeConnection(store, tenant_id, target, act, () => ({ name: 'connection.tested', to }));
  }
  // last: whoever waits for the result looks at the connection then, which has been tested
  await store.put(tenant_id, TRIAL_RESULT, { id: connection_id, data, expires_at: null });
  return trialPage(language, connection, result);
}

/** The connection, if it is still the one that was to be tried. */
async function triedBy(
  { store }: SignInParts,
  { tenant_id, connection_id, changes }: Trial,
): Promise<Connection | undefined> {
  const found = (await findConnection(store, tenant_id, connection_id))?.data;
  return found?.changes === changes ? found : undefined;
}
