/**
 * What the events of each kind carry: the fields of their states, and those of their personal part. A record with a field
 * that is not named here does not compile, so that who delivers events knows every field there can be.
 */
export const RECORDED = {
  session: {
    state: [
      'person_id',
      'user_id',
      'client_id',
      'acr',
      'amr',
      'methods',
      'factor_types',
      'phishing_resistant',
      'vouched_by',
      'known_device',
      'device_id',
      'store_id',
      'status',
      'end_reason',
    ],
    personal: ['ip_address', 'browser'],
  },
  sign_in_attempt: {
    state: ['person_id', 'user_id', 'client_id', 'refusal', 'methods', 'known_device', 'device_id', 'store_id'],
    personal: ['login_id', 'ip_address', 'browser'],
  },
  mail: { state: ['purpose', 'user_id', 'status', 'smtp_status'], personal: ['masked_to'] },
  terminal: { state: ['device_id', 'key_thumbprint', 'status'], personal: [] },
  terminal_code: { state: ['device_id', 'issued_by', 'status'], personal: [] },
  terminal_place: { state: ['store_id', 'status'], personal: [] },
  temporary_code: { state: ['user_id', 'person_id', 'identity_check', 'expires_at', 'status'], personal: [] },
  emergency_contacts: { state: ['count'], personal: ['addresses'] },
  emergency_webhook: { state: ['origin', 'secret_made_at', 'status'], personal: [] },
  break_glass_set: { state: ['codes', 'status'], personal: [] },
  emergency: {
    state: ['status', 'declared_by', 'confirmed_by', 'ends_at', 'closed_by', 'end', 'reviewed_by', 'review', 'uses'],
    personal: [],
  },
  connection: {
    state: ['name', 'protocol', 'issuer', 'linking', 'create_users', 'status', 'activated_by'],
    personal: [],
  },
  connection_trial: { state: ['connection_id', 'fault', 'status'], personal: [] },
  set_up_link: { state: ['connection_id', 'expires_at', 'status'], personal: [] },
  sign_in_domain: { state: ['domain', 'connection_id', 'status'], personal: [] },
  federated_identity: {
    state: ['connection_id', 'issuer', 'user_id', 'person_id', 'linked_by', 'status'],
    personal: ['subject', 'ip_address', 'browser'],
  },
  user_request: { state: ['user_id', 'person_id', 'connection_id'], personal: ['login_id', 'name', 'email'] },
  client: {
    state: [
      ...['client_id', 'name', 'type', 'tenant_id', 'api_scopes', 'authentication', 'token_binding', 'profile'],
      ...['token_exchange', 'audience', 'resources', 'redirect_uris', 'post_logout_redirect_uris'],
      ...['backchannel_logout_uri', 'id_token_algorithm', 'device_flow', 'product', 'secrets', 'key_ids', 'status'],
    ],
    personal: [],
  },
  support_session: {
    state: [
      ...['grant_id', 'ticket', 'staff_user_id', 'user_id', 'scopes', 'ends_at', 'status', 'end', 'use_count'],
      ...['last_use', 'uses'],
    ],
    personal: [],
  },
  credential_reset: {
    state: ['user_id', 'person_id', 'what', 'identity_check', 'delivery', 'status'],
    personal: ['ip_address', 'browser'],
  },
  password_import: { state: ['taken', 'problems', 'status'], personal: [] },
  password_verifier: { state: ['address', 'ends_at', 'status'], personal: [] },
  sign_in_policy: { state: ['place', 'policy', 'status'], personal: [] },
  branding: { state: ['client_id', 'name', 'colour', 'has_mark', 'status'], personal: [] },
  credential: {
    state: ['person_id', 'type', 'vouched_by', 'status', 'occasion', 'session_id', 'client_id', 'amr'],
    personal: ['ip_address', 'browser'],
  },
} as const;

type RecordedKind = keyof typeof RECORDED;
type Fields<Names extends readonly string[]> = Readonly<Partial<Record<Names[number], unknown>>>;

/** Kind, state and personal part of a record, together. What an operator did has facts of its own each time, none personal. */
export type RecordedState =
  | {
      [Kind in RecordedKind]: {
        readonly aggregate_kind: Kind;
        /** No password, no code, no token; what tells who somebody is stands in `personal`. */
        readonly state: Fields<(typeof RECORDED)[Kind]['state']>;
        readonly personal?: Fields<(typeof RECORDED)[Kind]['personal']>;
      };
    }[RecordedKind]
  | {
      readonly aggregate_kind: 'operator_act';
      readonly state: Readonly<Record<string, unknown>>;
      readonly personal?: never;
    };
