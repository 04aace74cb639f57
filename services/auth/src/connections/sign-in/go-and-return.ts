import { currentRequest } from '@kiban/http';
import { findTenant } from '../../login-view/login-view.ts';
import { askerOf, formOf, isForeign, type PageContext, withCookies } from '../../pages/request.ts';
import type { PendingInteraction } from '../../protocol/interaction.ts';
import { type Refusal, recordRefusal } from '../../records/attempts.ts';
import { type Flow, findFlow, isFormToken, saveFlow } from '../../sign-in/flow.ts';
import { goOnEntered } from '../../sign-in/go-on.ts';
import { calmPage, FOREIGN, LOST } from '../../sign-in/pages/calm-page.ts';
import type { Asker, SignInParts } from '../../sign-in/parts.ts';
import type { Item } from '../../store/auth-store.ts';
import { AssertionRefused } from '../assertion.ts';
import { proofOf } from '../assurance.ts';
import { activeConnection, type Connection } from '../connection.ts';
import { userOf } from '../identities/user-of.ts';
import { askToConnect, CONNECT_STEP, saidOf } from './ask-to-connect.ts';
import { typedLoginId } from './entrance.ts';
import { notActivePage, notReadyPage, preparingPage, refusedPage, toProviderPage } from './pages.ts';
import { beginRequest, type Purpose } from './request.ts';
import { keepReceived, type Received, takeReceived } from './take-answer.ts';
import { sealLink } from './waiting-link.ts';

interface Visit {
  readonly interaction: PendingInteraction;
  readonly asker: Asker;
  readonly flow: Item<Flow>;
}

/** How long somebody is told that the directory is at it. */
const PREPARING_MS = 20_000;

/** Sends the browser to a connection's provider. */
export async function goToProvider(parts: SignInParts, c: PageContext, connectionId: string): Promise<Response> {
  const visit = await visitOf(parts, c);
  if (visit === undefined) return lost(parts, c);
  const { interaction, asker, flow } = visit;
  const { state } = flow.data;
  const tenant = 'tenant' in state ? state.tenant : undefined;
  const connection =
    tenant === undefined ? undefined : await activeConnection(parts.store, tenant.tenant_id, connectionId);
  if (connection === undefined) return c.redirect(`/sign-in/${interaction.uid}`, 303);
  const again = interaction.prompt.reasons.some((reason) => reason === 'login_prompt' || reason === 'max_age');
  const login_hint = typedLoginId(flow.data.entrances);
  const purpose = { kind: 'sign_in', uid: interaction.uid } as const;
  try {
    const address = await beginRequest(parts, connection, purpose, { login_hint, again });
    return await toProviderPage(asker.language, connection.name, address);
  } catch (error) {
    if (!(error instanceof AssertionRefused)) throw error;
    return refuse(parts, visit, connection.tenant_id, 'assertion_refused', error);
  }
}

/** Takes what came of the provider's answer, in the browser that began: nobody else has its cookie. */
export async function comeBack(parts: SignInParts, c: PageContext): Promise<Response> {
  const visit = await visitOf(parts, c);
  if (visit === undefined) return lost(parts, c);
  const { interaction, asker, flow } = visit;
  const received = await takeReceived(parts, c.req.query('answer') ?? '', isOf(interaction));
  if (received === undefined) return c.redirect(`/sign-in/${interaction.uid}`, 303);
  const { tenant_id, connection_id, result } = received;
  if ('fault' in result) return refuse(parts, visit, tenant_id, 'assertion_refused', result);
  const [tenant, connection] = await Promise.all([
    findTenant(parts.store, tenant_id),
    activeConnection(parts.store, tenant_id, connection_id),
  ]);
  if (tenant?.status !== 'active' || connection === undefined) return c.redirect(`/sign-in/${interaction.uid}`, 303);
  const at = parts.clock();
  const known = await userOf(parts.store, connection, result.assertion, { at, request_id: asker.request_id });
  switch (known.kind) {
    case 'preparing':
      return prepare(parts, visit, received);
    case 'unknown':
    case 'contradictory': {
      const refusal = known.kind === 'unknown' ? 'identity_unknown' : 'identity_contradictory';
      await record(parts, visit, tenant_id, refusal);
      return askToConnect(parts, { ...visit, connection, received, contradictory: known.kind === 'contradictory' });
    }
    case 'user': {
      const { user } = known;
      const chosen = { tenant_id, code: tenant.code, name: tenant.name };
      if (user.status !== 'active') {
        await record(parts, visit, tenant_id, 'user_not_active', user);
        return notActivePage(asker.language, `/sign-in/${interaction.uid}`);
      }
      const proofs = [proofOf(connection, result.assertion, at)];
      return goOnEntered(parts, c, asker, interaction, flow, { kind: 'entered', tenant: chosen, user, proofs });
    }
    default:
      return known satisfies never;
  }
}

/** Somebody nobody is known as goes on with login id and password; before they are in, they are asked once more. */
export async function connectOwn(parts: SignInParts, c: PageContext): Promise<Response> {
  const visit = await visitOf(parts, c);
  if (visit === undefined) return lost(parts, c);
  const { interaction, asker, flow } = visit;
  const form = await formOf(c);
  if (isForeign(c, parts) || !isFormToken(flow.data, CONNECT_STEP, form.token ?? ''))
    return calmPage(FOREIGN, asker.language, parts.homeUrl);
  const received = await takeReceived(parts, c.req.query('answer') ?? '', isOf(interaction));
  const link = received === undefined || form.action === 'back' ? null : await linkOf(parts, interaction.uid, received);
  // they say who they are with what they have, even where the company leads to the provider
  const own_password = flow.data.own_password || link !== null;
  await saveFlow(parts.store, interaction.uid, flow, { ...flow.data, link, own_password, problem: null });
  return withCookies(c, c.redirect(`/sign-in/${interaction.uid}`, 303));
}

/** Whether something was asked for in this sign-in. */
function isOf({ uid }: PendingInteraction): (purpose: Purpose) => boolean {
  return (purpose) => purpose.kind === 'sign_in' && purpose.uid === uid;
}

async function linkOf(parts: SignInParts, uid: string, received: Received): Promise<string | null> {
  const { tenant_id, connection_id, result } = received;
  const connection = await activeConnection(parts.store, tenant_id, connection_id);
  if (connection === undefined || !('assertion' in result)) return null;
  const { issuer, subject } = result.assertion;
  const said = saidOf(connection, result.assertion);
  return sealLink(parts, uid, { tenant_id, connection_id, issuer, subject, name: connection.name, said });
}

async function prepare(parts: SignInParts, { interaction, asker }: Visit, received: Received): Promise<Response> {
  const since = received.since ?? parts.clock();
  if (parts.clock() - since > PREPARING_MS) return notReadyPage(asker.language, `/sign-in/${interaction.uid}`);
  return preparingPage(asker.language, await keepReceived(parts, { ...received, since }));
}

async function refuse(
  parts: SignInParts,
  visit: Visit,
  tenant: Connection['tenant_id'],
  refusal: Refusal,
  { fault, message }: Pick<AssertionRefused, 'fault' | 'message'>,
): Promise<Response> {
  const { interaction, asker } = visit;
  currentRequest().logger.warn('An identity provider’s answer was refused.', {
    tenant_id: tenant,
    fault,
    why: message,
  });
  await record(parts, visit, tenant, refusal);
  return refusedPage(asker.language, { fault, again: `/sign-in/${interaction.uid}`, request_id: asker.request_id });
}

async function record(
  { store, clock }: SignInParts,
  { asker, interaction }: Visit,
  tenant: Connection['tenant_id'],
  refusal: Refusal,
  user?: Parameters<typeof recordRefusal>[1]['user'],
): Promise<void> {
  const { client_id } = interaction.client;
  const refused = { tenant, user, refusal, method: 'identity_provider', client_id } as const;
  await recordRefusal(store, refused, { ...asker, at: clock() });
}

async function visitOf(parts: SignInParts, c: PageContext): Promise<Visit | undefined> {
  const interaction = await parts.interactions.interactionOf(c.env.incoming, c.env.outgoing);
  if (interaction === undefined) return undefined;
  const flow = await findFlow(parts.store, interaction.uid);
  return flow === undefined
    ? undefined
    : { interaction, asker: askerOf(c, parts, interaction.params.ui_locales), flow };
}

function lost(parts: SignInParts, c: PageContext): Promise<Response> {
  return calmPage(LOST, askerOf(c, parts).language, parts.homeUrl);
}
