import type { components } from '@kiban/sdk';

type Schemas = components['schemas'];

/** What a schema of the API takes, from values that nobody changes. */
export type Given<Schema> = Schema extends readonly (infer Item)[]
  ? readonly Given<Item>[]
  : Schema extends object
    ? { readonly [Field in keyof Schema]: Given<Schema[Field]> }
    : Schema;

export type NewStore = Given<Schemas['NewStore']>;
export type StoreChange = Given<Schemas['StoreChange']>;
export type StoreClosing = Given<Schemas['StoreClosing']>;
export type StoreReopening = Given<Schemas['StoreReopening']>;
