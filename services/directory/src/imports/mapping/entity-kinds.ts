import type { FormattedType } from '@kiban/tabular';

/** What a value of a field must look like, whatever the mapping says; see field-format.ts. */
export type FieldType = 'text' | 'user_status' | FormattedType;

type FieldSpec = {
  type: FieldType;
  required?: true;
  /** A person's data: messages do not repeat the value. */
  personal?: true;
};

type ReferenceSpec = { kind: string; required?: true };

type KindSpec = {
  fields: Readonly<Record<string, FieldSpec>>;
  references: Readonly<Record<string, ReferenceSpec>>;
  /** Of these references each line has exactly one. */
  exactlyOneOf?: readonly string[];
  identifiers: boolean;
};

/** The entities a snapshot can bring, in the order in which they are imported. The schema of a mapping and its messages come from here. */
export const ENTITY_KINDS = {
  corporation: {
    fields: {
      name: { type: 'text', required: true },
      kana: { type: 'kana' },
      corporate_number: { type: 'corporate_number' },
    },
    references: {},
    identifiers: true,
  },
  organization_unit: {
    fields: { name: { type: 'text', required: true }, kana: { type: 'kana' }, unit_type: { type: 'text' } },
    references: { parent: { kind: 'organization_unit' }, corporation: { kind: 'corporation' } },
    identifiers: true,
  },
  store: {
    fields: {
      name: { type: 'text', required: true },
      kana: { type: 'kana' },
      postal_code: { type: 'postal_code' },
      address: { type: 'text' },
      phone: { type: 'phone' },
    },
    references: { unit: { kind: 'organization_unit' }, corporation: { kind: 'corporation' } },
    identifiers: true,
  },
  user: {
    fields: {
      name: { type: 'text', required: true, personal: true },
      kana: { type: 'kana', personal: true },
      email: { type: 'email', personal: true },
      staff_number: { type: 'text', personal: true },
      login_id: { type: 'text', personal: true },
      person_id: { type: 'uuid', personal: true },
      status: { type: 'user_status' },
    },
    references: {},
    identifiers: false,
  },
  membership: {
    fields: { job_type: { type: 'text', required: true } },
    references: {
      user: { kind: 'user', required: true },
      unit: { kind: 'organization_unit' },
      store: { kind: 'store' },
    },
    exactlyOneOf: ['unit', 'store'],
    identifiers: false,
  },
} as const satisfies Readonly<Record<string, KindSpec>>;

export type EntityKind = keyof typeof ENTITY_KINDS;

export const ENTITY_KIND_NAMES = Object.keys(ENTITY_KINDS) as EntityKind[];

/** The rules of a kind, without the literal types of the table. */
export function kindSpec(kind: EntityKind): KindSpec {
  return ENTITY_KINDS[kind];
}
