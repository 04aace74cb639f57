import type { components } from '@kiban/sdk';

type Schemas = components['schemas'];

/** What the API answered, as its own document describes it; nobody changes an answer. */
export type Answered<Schema> = Schema extends readonly (infer Item)[]
  ? readonly Answered<Item>[]
  : Schema extends object
    ? { readonly [Field in keyof Schema]: Answered<Schema[Field]> }
    : Schema;

export type Store = Answered<Schemas['Store']>;
export type OrganizationUnit = Answered<Schemas['OrganizationUnit']>;
export type Corporation = Answered<Schemas['Corporation']>;
export type User = Answered<Schemas['User']>;
export type UserRole = User['roles'][number];
export type RoleAssignment = Answered<Schemas['RoleAssignment']>;
export type Role = Answered<Schemas['Role']>;
export type AccessRequest = Answered<Schemas['AccessRequest']>;
export type AccessReview = Answered<Schemas['AccessReview']>;
export type ReviewItem = Answered<Schemas['ReviewItem']>;
export type JobType = Answered<Schemas['JobType']>;
export type SupportGrant = Answered<Schemas['SupportGrant']>;
export type SupportView = Answered<Schemas['SupportView']>;
export type SupportRequest = Answered<Schemas['SupportRequest']>;
export type SupportedTenant = Answered<Schemas['SupportedTenant']>;
export type SupportHit = Answered<Schemas['SupportHit']>;
export type SupportSearchResult = Answered<Schemas['SupportSearchResult']>;
export type OpenedStore = Answered<Schemas['OpenedStore']>;
export type OpenedUser = Answered<Schemas['OpenedUser']>;
export type OpenedDevice = Answered<Schemas['OpenedDevice']>;
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
