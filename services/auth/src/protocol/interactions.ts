import { randomUUIDv7 } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Interaction, type Provider } from 'oidc-provider';
import { endSessions } from '../sessions/end-sessions.ts';
import type { SessionEvents } from '../sessions/session-events.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { InteractionLost, type Interactions, type PendingInteraction, type SignInSession } from './interaction.ts';
import type { KibanSession } from './models.ts';
import type { InteractionResult } from './tenant-grant.ts';

interface InteractionParts {
  /** The provider that serves now. */
  readonly provider: () => Provider;
  readonly store: AuthStore;
  readonly events: SessionEvents;
  readonly now: () => number;
  /** Makes a request look to oidc-provider as it came to the edge. */
  readonly asAtTheEdge: (request: IncomingMessage) => IncomingMessage;
}

/** Where the sign-in pages of an interaction lie. */
export function signInAddress(uid: string): string {
  return `/sign-in/${uid}`;
}

export function interactionsOf({ provider, store, events, now, asAtTheEdge }: InteractionParts): Interactions {
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
    await interaction.save(Math.max(1, interaction.exp - now()));
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
      return interaction === undefined ? undefined : pendingOf(provider(), interaction);
    },
    async finishSignIn(request, response, signIn) {
      const interaction = await need(request, response);
      const session: SignInSession = { ...signIn, session_id: randomUUIDv7() };
      const { person_id: accountId, acr, amr, auth_time: ts } = signIn;
      const context = provider().createContext(asAtTheEdge(request), response);
      const browser = await provider().Session.get(context);
      if (browser.accountId !== undefined && browser.accountId !== accountId) {
        await events.ended(await endSessions(store, { browser_session: browser.uid }));
        delete interaction.session;
      }
      const login = { accountId, acr, amr: [...amr], ts, remember: false };
      const result: InteractionResult & { login: typeof login } = { login, sign_in: session };
      return { session, location: await answer(interaction, result) };
    },
    async cancel(request, response) {
      const error_description = 'the End-User did not sign in';
      return answer(await need(request, response), { error: 'access_denied', error_description });
    },
  };
}

async function pendingOf(provider: Provider, interaction: Interaction): Promise<PendingInteraction> {
  const { uid, params, prompt, exp } = interaction;
  const client = await provider.Client.find(String(params.client_id));
  return {
    uid,
    client: { client_id: String(params.client_id), name: client?.clientName ?? '' },
    prompt: { name: prompt.name, reasons: prompt.reasons },
    params: textsOf(params),
    session: await latestSession(provider, interaction.session?.uid),
    expires_at: exp,
  };
}

function textsOf(params: Readonly<Record<string, unknown>>): PendingInteraction['params'] {
  const { tenant, login_hint, ui_locales } = params;
  return {
    ...(typeof tenant === 'string' ? { tenant } : {}),
    ...(typeof login_hint === 'string' ? { login_hint } : {}),
    ...(typeof ui_locales === 'string' ? { ui_locales } : {}),
  };
}

async function latestSession(provider: Provider, uid: string | undefined): Promise<SignInSession | null> {
  if (uid === undefined) return null;
  const session = (await provider.Session.findByUid(uid)) as KibanSession | undefined;
  return session?.entered?.[0] ?? null;
}
