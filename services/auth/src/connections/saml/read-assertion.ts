import { type Assertion, AssertionRefused } from '../assertion.ts';
import { SKEW_MS } from './limits.ts';
import { BEARER, TRANSIENT } from './names.ts';

export interface BearerDemands {
  /** Entity id of the identity provider. */
  readonly issuer: string;
  /** Our address. */
  readonly destination: string;
  readonly request_id: string;
  /** The attribute that says who somebody is; null: the NameID. */
  readonly subject: string | null;
  /** What the person proved there before this does not count; null: whenever. Milliseconds since 1970. */
  readonly not_before: number | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An element as xml2js gives it: `_` its text, `$` its attributes, each child a list. */
interface Node {
  readonly _?: string;
  readonly $?: Readonly<Record<string, string>>;
  readonly [child: string]: unknown;
}

/** After that a sign-in at the provider is too old to be told to us. */
const LONGEST_MS = 24 * 3600_000;

/** What the signed assertion says, and whether it was made for us (SAML 2.0 Profiles §4.1.4.2). @throws AssertionRefused */
export function assertionOf(signed: unknown, demands: BearerDemands): Assertion {
  const assertion = (signed as { readonly Assertion?: Node } | undefined)?.Assertion;
  if (assertion?.$?.ID === undefined || assertion.$.Version !== '2.0')
    throw new AssertionRefused('malformed', 'There is no assertion of SAML 2.0.');
  if (only(assertion, 'Issuer')._ !== demands.issuer)
    throw new AssertionRefused('issuer_wrong', 'The assertion is of another issuer.');
  const subject = only(assertion, 'Subject');
  const confirmed = requireBearer(subject, demands);
  const valid = Date.parse(only(assertion, 'Conditions').$?.NotOnOrAfter ?? '');
  const statement = only(assertion, 'AuthnStatement');
  const authenticated_at = requireYoung(statement, demands);
  const context = nodes(only(statement, 'AuthnContext'), 'AuthnContextClassRef')[0]?._;
  const attributes = attributesOf(assertion);
  return {
    issuer: demands.issuer,
    subject: subjectOf(subject, attributes, demands.subject),
    attributes,
    contexts: context === undefined ? [] : [context.trim()],
    amr: [],
    authenticated_at,
    assertion_id: assertion.$.ID,
    expires_at: Math.ceil((Math.max(confirmed, Number.isNaN(valid) ? 0 : valid) + SKEW_MS) / 1000),
  };
}

/** @returns until when the confirmation counts, milliseconds since 1970. */
function requireBearer(subject: Node, { destination, request_id, at }: BearerDemands): number {
  const confirmations = nodes(subject, 'SubjectConfirmation').filter(({ $ }) => $?.Method === BEARER);
  const [bearer] = confirmations;
  if (bearer === undefined || confirmations.length > 1)
    throw new AssertionRefused('malformed', 'There is not exactly one bearer confirmation.');
  const { Recipient, InResponseTo, NotOnOrAfter, NotBefore } = only(bearer, 'SubjectConfirmationData').$ ?? {};
  if (Recipient !== destination)
    throw new AssertionRefused('destination_wrong', 'The assertion was meant for another address.');
  if (InResponseTo !== request_id)
    throw new AssertionRefused('request_wrong', 'The assertion answers another request, or none.');
  const until = Date.parse(NotOnOrAfter ?? '');
  if (Number.isNaN(until) || NotBefore !== undefined)
    throw new AssertionRefused('malformed', 'A bearer confirmation has an end and no beginning.');
  if (at >= until + SKEW_MS) throw new AssertionRefused('expired', 'The assertion has expired.');
  return until;
}

/** @returns when the person signed in there, milliseconds since 1970. */
function requireYoung({ $ }: Node, { at, not_before }: BearerDemands): number {
  const instant = Date.parse($?.AuthnInstant ?? '');
  if (Number.isNaN(instant))
    throw new AssertionRefused('malformed', 'The assertion does not say when the person signed in.');
  const ends = $?.SessionNotOnOrAfter === undefined ? Number.POSITIVE_INFINITY : Date.parse($.SessionNotOnOrAfter);
  if (instant > at + SKEW_MS || at - instant > LONGEST_MS || !(at < ends + SKEW_MS))
    throw new AssertionRefused('expired', 'The sign-in at the identity provider is too old, or lies ahead.');
  if (not_before !== null && instant < not_before - SKEW_MS)
    throw new AssertionRefused('not_asked_again', 'The person was not asked again, though we asked for it.');
  return instant;
}

function subjectOf(subject: Node, attributes: Assertion['attributes'], named: string | null): string {
  const id = only(subject, 'NameID');
  if (named === null && id.$?.Format === TRANSIENT)
    throw new AssertionRefused('subject_missing', 'The NameID is another one each time; name an attribute that stays.');
  const found = named === null ? id._ : attributes[named];
  if (found === undefined || found === '' || found.length > 512)
    throw new AssertionRefused('subject_missing', 'The assertion does not say who it is about.');
  return found;
}

function attributesOf(assertion: Node): Assertion['attributes'] {
  const found = nodes(assertion, 'AttributeStatement').flatMap((statement) => nodes(statement, 'Attribute'));
  const texts = found.flatMap((attribute): [string, string][] => {
    const [name, text] = [attribute.$?.Name, nodes(attribute, 'AttributeValue')[0]?._?.trim()];
    return name === undefined || !text ? [] : [[name, text.slice(0, 512)]];
  });
  return Object.fromEntries(texts.slice(0, 100));
}

function nodes(parent: Node, name: string): Node[] {
  const found = parent[name];
  if (!Array.isArray(found)) return [];
  return found.map((each: unknown) => (typeof each === 'string' ? { _: each } : (each as Node)));
}

function only(parent: Node, name: string): Node {
  const [first, second] = nodes(parent, name);
  if (first === undefined || second !== undefined)
    throw new AssertionRefused('malformed', `There is not exactly one ${name}.`);
  return first;
}
