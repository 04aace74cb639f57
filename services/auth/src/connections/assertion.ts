/** What an identity provider said of somebody, verified. */
export interface Assertion {
  /** What the provider calls itself: a subject is unique there, and nowhere else (OpenID Connect Core 1.0 §2). */
  readonly issuer: string;
  /** What the provider knows somebody by: `sub`, NameID, or the attribute that the mapping names. */
  readonly subject: string;
  /** Claims or attributes that are text, the first value of each. */
  readonly attributes: Readonly<Record<string, string>>;
  /** How the person authenticated there: `acr` and `amr`, or AuthnContextClassRef. */
  readonly contexts: readonly string[];
  /** RFC 8176 values that the provider named. */
  readonly amr: readonly string[];
  /** When the person authenticated there, milliseconds since 1970; null: the provider does not say. */
  readonly authenticated_at: number | null;
  /** Unique for its issuer until `expires_at`: it is taken once. */
  readonly assertion_id: string;
  /** Seconds since 1970. */
  readonly expires_at: number;
}

/** Why an answer of an identity provider was not taken. For the tenant's own eyes and the log. */
export type AssertionFault =
  | 'too_large'
  | 'malformed'
  | 'algorithm_refused'
  | 'signature_wrong'
  | 'issuer_wrong'
  | 'audience_wrong'
  | 'destination_wrong'
  | 'request_wrong'
  | 'nonce_wrong'
  | 'expired'
  | 'not_asked_again'
  | 'replayed'
  | 'subject_missing'
  | 'refused_there'
  | 'unreachable'
  | 'busy';

export class AssertionRefused extends Error {
  readonly code = 'assertion_refused';
  readonly fault: AssertionFault;

  constructor(fault: AssertionFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AssertionRefused';
    this.fault = fault;
  }
}
