import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { type Assertion, AssertionRefused } from '../assertion.ts';
import { LARGEST_RESPONSE, MOST_IN_RESPONSE, SKEW_MS } from './limits.ts';
import { assertionOf, type BearerDemands } from './read-assertion.ts';
import { requireEnvelope } from './response-envelope.ts';
import { strictXml, XmlRefused } from './strict-xml.ts';

export interface ResponseDemands extends BearerDemands {
  /** DER in base64; any of them may have signed. */
  readonly certificates: readonly string[];
  readonly audience: string;
}

/**
 * Verifies a response that was posted to us (SAML 2.0 Profiles §4.1.4.3): read strictly first, the signature of the assertion
 * by node-saml, and from the signed part alone what we go by. About 30 ms of CPU.
 *
 * @throws AssertionRefused
 */
export async function verifyResponse(base64: string, demands: ResponseDemands): Promise<Assertion> {
  const { issuer, destination, request_id, certificates, audience } = demands;
  requireEnvelope(parsed(base64), demands);
  const saml = new SAML({
    ...{ idpCert: [...certificates], idpIssuer: issuer, issuer: audience, audience, callbackUrl: destination },
    ...{ wantAssertionsSigned: true, wantAuthnResponseSigned: false, acceptedClockSkewMs: SKEW_MS },
    validateInResponseTo: ValidateInResponseTo.always,
    // the request was taken out of the store by whoever calls this; it is the only one there is
    cacheProvider: {
      getAsync: async (id) => (id === request_id ? new Date().toISOString() : null),
      removeAsync: async () => null,
      saveAsync: async () => null,
    },
  });
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: base64 });
    if (profile === null) throw new AssertionRefused('malformed', 'The response holds no assertion.');
    return assertionOf(profile.getAssertion?.(), demands);
  } catch (error) {
    if (error instanceof AssertionRefused) throw error;
    const message = error instanceof Error ? error.message : '';
    throw new AssertionRefused(faultOf(message), message, { cause: error });
  }
}

function parsed(base64: string): ReturnType<typeof strictXml>['document'] {
  if (base64.length > LARGEST_RESPONSE * 1.5) throw new AssertionRefused('too_large', 'The response is too large.');
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(base64))
    throw new AssertionRefused('malformed', 'The response is no base64.');
  try {
    const largest = { bytes: LARGEST_RESPONSE, tags: MOST_IN_RESPONSE };
    return strictXml(Buffer.from(base64, 'base64'), largest).document;
  } catch (cause) {
    if (!(cause instanceof XmlRefused)) throw cause;
    throw new AssertionRefused(/larger/.test(cause.message) ? 'too_large' : 'malformed', cause.message, { cause });
  }
}

/** node-saml tells its reasons in words only. */
function faultOf(message: string): AssertionRefused['fault'] {
  if (/signature|multiple assertions/i.test(message)) return 'signature_wrong';
  if (/InResponseTo/i.test(message)) return 'request_wrong';
  if (/audience/i.test(message)) return 'audience_wrong';
  if (/expired|not yet valid|subject confirmation/i.test(message)) return 'expired';
  if (/returned .* error/i.test(message)) return 'refused_there';
  return 'malformed';
}
