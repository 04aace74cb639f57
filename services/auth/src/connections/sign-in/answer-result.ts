import { kindOf } from '../../store/auth-store.ts';
import { answerAddress } from '../answer-address.ts';
import { type Assertion, type AssertionFault, AssertionRefused } from '../assertion.ts';
import { findConnection } from '../connection.ts';
import { redeem } from '../oidc/redeem.ts';
import { serviceProviderOf } from '../saml/service-provider.ts';
import type { OpenRequest, RequestParts } from './request.ts';

/** What an answer holds: SAML's form, or the query of OpenID Connect. */
export interface GivenAnswer {
  /** At whose address it came. */
  readonly connection_id: string;
  readonly state: string;
  readonly saml_response: string | null;
  readonly query: string;
}

export type AnswerResult =
  | { readonly assertion: Assertion }
  | { readonly fault: AssertionFault; readonly message: string };

/** Assertions that were taken, so that none is taken twice; under connection and id. */
const TAKEN_ASSERTION = kindOf<null>('taken_assertion');

/** What an answer to a request proves, or why it was refused. */
export async function resultOf(parts: RequestParts, request: OpenRequest, answer: GivenAnswer): Promise<AnswerResult> {
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
  const { tenant_id, connection_id, purpose, asked, not_before } = request;
  // another provider was told to answer there: this one's code is not brought to that one, nor the other way round
  if (answer.connection_id !== connection_id)
    throw new AssertionRefused('request_wrong', 'The answer came to the address of another connection.');
  const connection = (await findConnection(store, tenant_id, connection_id))?.data;
  const settings = connection?.settings;
  if (connection === undefined || settings?.protocol !== asked.protocol)
    throw new AssertionRefused('request_wrong', 'The connection is another one now.');
  if (purpose.kind === 'sign_in' && connection.status !== 'active')
    throw new AssertionRefused('request_wrong', 'The connection signs nobody in now.');
  const demands = { subject: connection.mapping.subject, not_before, at: clock() };
  if (settings.protocol === 'oidc' && asked.protocol === 'oidc') {
    const secret = settings.sealed_secret === null ? null : await envelope.open(settings.sealed_secret, connection_id);
    const redirect_uri = answerAddress(origin, connection_id);
    const redemption = { ...demands, settings, secret, request: asked, redirect_uri, state: answer.state };
    return redeem(connections.providers, new URLSearchParams(answer.query), redemption);
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
  const { entity_id, answer_address } = serviceProviderOf(origin, connection_id);
  return connections.verifier.verify(tenant_id, answer.saml_response, {
    ...{ issuer: metadata.entity_id, certificates: metadata.certificates, audience: entity_id },
    ...{ ...demands, destination: answer_address, request_id: asked.request_id },
  });
}
