import { kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { type Assertion, type AssertionFault, AssertionRefused } from '../assertion.ts';
import { type Connection, findConnection } from '../connection.ts';
import { redeem } from '../oidc/redeem.ts';
import { serviceProviderOf } from '../saml/service-provider.ts';
import { CONNECTION_REQUEST, callbackAddress, type OpenRequest, type Purpose, type RequestParts } from './request.ts';
import { newSecret, openedBy, sealedBy } from './sealed-by.ts';

/** What came of an answer, until the browser that began takes it. */
export interface Received {
  /** Since when its user is being made, milliseconds since 1970. */
  readonly since?: number;
  readonly tenant_id: Connection['tenant_id'];
  readonly connection_id: string;
  readonly purpose: Purpose;
  readonly result: { readonly assertion: Assertion } | { readonly fault: AssertionFault; readonly message: string };
}

/** What an answer holds: SAML's form, or the query of OpenID Connect. */
export interface GivenAnswer {
  readonly state: string;
  readonly saml_response: string | null;
  readonly query: URLSearchParams;
}

const RECEIVED = kindOf<{ readonly sealed: string }>('connection_answer', { secretId: true });
/** Assertions that were taken, so that none is taken twice; under connection and id. */
const TAKEN_ASSERTION = kindOf<null>('taken_assertion');

/** Long enough to read the page that asks whom to connect. */
const KEPT_S = 600;

/**
 * Takes an answer from an identity provider and verifies it. The request goes with the first answer, good or bad.
 *
 * The browser brings no cookie of ours along with a form from another site, so what came of it is kept under a secret that
 * the browser takes on, to a page where its cookie proves that it began.
 *
 * @returns where the browser goes on; undefined when nobody asked for this answer.
 */
export async function takeAnswer(parts: RequestParts, answer: GivenAnswer): Promise<string | undefined> {
  const { store } = parts;
  const kept = await store.take(PLATFORM_WIDE, CONNECTION_REQUEST, answer.state);
  if (kept === undefined) return undefined;
  const request = openedBy<OpenRequest>(answer.state, kept.data.sealed);
  const { tenant_id, connection_id, purpose } = request;
  const received: Received = { tenant_id, connection_id, purpose, result: await resultOf(parts, request, answer) };
  return keepReceived(parts, received);
}

/** Keeps it for the page it belongs to. @returns the page's address. */
export async function keepReceived(
  { store, clock }: Pick<RequestParts, 'store' | 'clock'>,
  received: Received,
): Promise<string> {
  const secret = newSecret();
  const { purpose } = received;
  const data = { sealed: sealedBy(secret, received) };
  const expires_at = Math.floor(clock() / 1000) + KEPT_S;
  await store.create(PLATFORM_WIDE, RECEIVED, { id: secret, data, expires_at });
  return purpose.kind === 'sign_in'
    ? `/sign-in/${purpose.uid}/connections/return?answer=${secret}`
    : `/sign-in/connections/test?answer=${secret}`;
}

/** What came of an answer, once. */
export async function takeReceived(
  { store }: Pick<RequestParts, 'store'>,
  secret: string,
): Promise<Received | undefined> {
  const kept = await store.take(PLATFORM_WIDE, RECEIVED, secret);
  return kept === undefined ? undefined : openedBy<Received>(secret, kept.data.sealed);
}

async function resultOf(parts: RequestParts, request: OpenRequest, answer: GivenAnswer): Promise<Received['result']> {
  try {
    const assertion = await verified(parts, request, answer);
    const id = `${request.connection_id} ${assertion.assertion_id}`;
    const taken = { id, data: null, expires_at: assertion.expires_at };
    if (!(await parts.store.create(request.tenant_id, TAKEN_ASSERTION, taken)))
      throw new AssertionRefused('replayed', 'The assertion was taken before.');
    return { assertion };
  } catch (error) {
    if (!(error instanceof AssertionRefused)) throw error;
    return { fault: error.fault, message: error.message.slice(0, 500) };
  }
}

/** By the settings that hold now: a connection that was suspended or changed meanwhile takes nothing of before. */
async function verified(parts: RequestParts, request: OpenRequest, answer: GivenAnswer): Promise<Assertion> {
  const { store, connections, envelope, origin, clock } = parts;
  const connection = (await findConnection(store, request.tenant_id, request.connection_id))?.data;
  const [settings, { asked }] = [connection?.settings, request];
  if (connection === undefined || settings?.protocol !== asked.protocol)
    throw new AssertionRefused('request_wrong', 'The connection is another one now.');
  if (request.purpose.kind === 'sign_in' && connection.status !== 'active')
    throw new AssertionRefused('request_wrong', 'The connection signs nobody in now.');
  const { subject } = connection.mapping;
  if (settings.protocol === 'oidc' && asked.protocol === 'oidc') {
    const secret =
      settings.sealed_secret === null ? null : await envelope.open(settings.sealed_secret, connection.connection_id);
    const redirect_uri = callbackAddress(origin);
    const redemption = { settings, secret, request: asked, redirect_uri, state: answer.state, subject, at: clock() };
    return redeem(connections.providers, answer.query, redemption);
  }
  if (
    settings.protocol !== 'saml' ||
    asked.protocol !== 'saml' ||
    settings.metadata === null ||
    answer.saml_response === null
  )
    throw new AssertionRefused('malformed', 'The answer is not of the kind that was asked for.');
  const { metadata } = settings;
  if (metadata.valid_until !== null && clock() >= Date.parse(metadata.valid_until))
    throw new AssertionRefused('signature_wrong', 'The metadata of the identity provider have expired.');
  const { entity_id, answer_address } = serviceProviderOf(origin, connection.connection_id);
  return connections.verifier.verify(answer.saml_response, {
    ...{ issuer: metadata.entity_id, certificates: metadata.certificates, audience: entity_id },
    ...{ destination: answer_address, request_id: asked.request_id, subject, at: clock() },
  });
}
