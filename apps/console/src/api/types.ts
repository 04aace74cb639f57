import type { components } from '@kiban/sdk';

type Schemas = components['schemas'];

/** What the API answered, as its own document describes it; nobody changes an answer. */
type Answered<Schema> = Schema extends readonly (infer Item)[]
  ? readonly Answered<Item>[]
  : Schema extends object
    ? { readonly [Field in keyof Schema]: Answered<Schema[Field]> }
    : Schema;

export type Store = Answered<Schemas['Store']>;
export type OrganizationUnit = Answered<Schemas['OrganizationUnit']>;
export type Corporation = Answered<Schemas['Corporation']>;
export type User = Answered<Schemas['User']>;
export type Role = NonNullable<User['role']>;
export type Membership = Answered<Schemas['Membership']>;
export type Invitation = Answered<Schemas['Invitation']>;
export type HistoryEntry = Answered<Schemas['HistoryEntry']>;
export type SearchHit = Answered<Schemas['SearchHit']>;
export type Identifier = Store['identifiers'][number];

/** A page of a list. */
export interface List<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
  readonly total: number;
  readonly as_of: string | null;
}
