import { randomUUIDv7 } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Interaction, type Provider } from 'oidc-provider';
import type { SessionEvents } from '../sessions/session-events.ts';
import { wasEnded } from '../sessions/was-ended.ts';
import type { AuthStore } from '../store/auth-store.ts';
import {
  InteractionLost,
  type Interactions,
  type PendingInteraction,
  type SignInSession,
  type TerminalDetails,
} from './interaction.ts';
import type { KibanSession } from './models.ts';
import type { InteractionResult } from './tenant-grant.ts';
import { TERMINAL_PROMPT, type TerminalProven } from './terminal-prompt.ts';
import { wantedAcr } from './wanted-acr.ts';

interface InteractionParts {
  readonly store: AuthStore;
  /** The provider that serves now. */
  readonly provider: () => Provider;
  readonly events: SessionEvents;
  readonly now: () => number;
  /** Makes a request look to oidc-provider as it came to the edge. */
  readonly asAtTheEdge: (request: IncomingMessage) => IncomingMessage;
}

/** Where the sign-in pages of an interaction lie. */
export function signInAddress(uid: string): string {
  return `/sign-in/${uid}`;
}

/** Where a session's terminal proves its key. */
export function terminalAddress(uid: string): string {
  return `${signInAddress(uid)}/terminal`;
}

export function interactionsOf({ store, provider, events, now, asAtTheEdge }: InteractionParts): Interactions {
  const find = async (request: IncomingMessage, response: ServerResponse): Promise<Interaction | undefined> => {
    try {
      const interaction = await provider().interactionDetails(asAtTheEdge(request), response);
      const [path] = (request.url ?? '').split('?', 1);
      const address = signInAddress(interaction.uid);
      return path === address || path?.startsWith(`${address}/`) === true ? interaction : undefined;
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  };
  const answer = async (interaction: Interaction, result: object): Promise<string> => {
    interaction.result = { ...result };
    await interaction.save(leftOf(interaction));
    return interaction.returnTo;
  };
  const need = async (request: IncomingMessage, response: ServerResponse): Promise<Interaction> => {
    const interaction = await find(request, response);
    if (interaction === undefined) throw new InteractionLost();
    return interaction;
  };
  return {
    async interactionOf(request, response) {
      const interaction = await find(request, response);
      return interaction === undefined ? undefined : pendingOf(store, provider(), interaction, now);
    },
    async finishSignIn(request, response, signIn) {
      const interaction = await need(request, response);
      const session: SignInSession = { ...signIn, session_id: randomUUIDv7(), seen_at: now() };
      const { person_id: accountId, acr, amr, auth_time: ts } = signIn;
      const context = provider().createContext(asAtTheEdge(request), response);
      const browser = await provider().Session.get(context);
      if (browser.accountId !== undefined && browser.accountId !== accountId) {
        await events.end(browser.uid, { clients_told: false });
        delete interaction.session;
      }
      const login = { accountId, acr, amr: [...amr], ts, remember: false };
      const result: InteractionResult & { login: typeof login } = { login, sign_in: session };
      return { session, location: await answer(interaction, result) };
    },
    async unmet(request, response) {
      const error_description = 'the End-User has no means of the demanded authentication context class';
      return answer(await need(request, response), { error: 'unmet_authentication_requirements', error_description });
    },
    async goOnWithTerminal(request, response, session_id) {
      const proven: TerminalProven = { [TERMINAL_PROMPT]: { session_id } };
      return answer(await need(request, response), proven);
    },
    async browserSessionOf(request, response) {
      const context = provider().createContext(asAtTheEdge(request), response);
      const { uid, accountId } = await provider().Session.get(context);
      return accountId === undefined ? undefined : uid;
    },
    async cancel(request, response) {
      const error_description = 'the End-User did not sign in';
      return answer(await need(request, response), { error: 'access_denied', error_description });
    },
  };
}

async function pendingOf(
  store: AuthStore,
  provider: Provider,
  interaction: Interaction,
  now: () => number,
): Promise<PendingInteraction> {
  const { uid, params, prompt } = interaction;
  const client = await provider.Client.find(String(params.client_id));
  return {
    uid,
    client: { client_id: String(params.client_id), name: client?.clientName ?? '' },
    prompt: { name: prompt.name, reasons: prompt.reasons },
    params: textsOf(params),
    acr_values: wantedAcr(params),
    session: await latestSession(store, provider, interaction.session?.uid),
    terminal: prompt.name === TERMINAL_PROMPT ? (prompt.details as unknown as TerminalDetails) : null,
    expires_at: now() + leftOf(interaction),
  };
}

/** Seconds, by the clock of oidc-provider; at least one, since it takes no other. */
function leftOf({ exp }: Interaction): number {
  return Math.max(1, exp - Math.floor(Date.now() / 1000));
}

function textsOf(params: Readonly<Record<string, unknown>>): PendingInteraction['params'] {
  const { tenant, login_hint, ui_locales } = params;
  return {
    ...(typeof tenant === 'string' ? { tenant } : {}),
    ...(typeof login_hint === 'string' ? { login_hint } : {}),
    ...(typeof ui_locales === 'string' ? { ui_locales } : {}),
  };
}

/** Of a browser that goes on in another tenant the one that goes on; nobody is offered to go on with one that has ended. */
async function latestSession(
  store: AuthStore,
  provider: Provider,
  uid: string | undefined,
): Promise<SignInSession | null> {
  if (uid === undefined) return null;
  const session = (await provider.Session.findByUid(uid)) as KibanSession | undefined;
  for (const entered of session?.entered ?? []) if (!(await wasEnded(store, entered))) return entered;
  return null;
}
