/**
 * What the events of each kind carry: the fields of their states, and those of their personal part. A record with a field
 * that is not named here does not compile, so that who delivers events knows every field there can be.
 */
export const RECORDED = {
  session: {
    state: ['person_id', 'user_id', 'client_id', 'acr', 'amr', 'vouched_by', 'known_device', 'status', 'end_reason'],
    personal: ['ip_address'],
  },
  sign_in_attempt: { state: ['user_id', 'refusal'], personal: ['login_id', 'ip_address'] },
  credential: { state: ['person_id', 'type', 'vouched_by', 'status'], personal: [] },
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
