import type { NewStore, StoreChange } from '../../api/requests.ts';
import type { Identifier, Store } from '../../api/types.ts';
import { postalCodeText } from '../places/postal-code.ts';

/** What the form of a store holds; '' is nothing. */
export interface StoreValues {
  readonly name: string;
  readonly kana: string;
  readonly unit_id: string | null;
  readonly corporation_id: string | null;
  readonly postal_code: string;
  readonly address: string;
  readonly phone: string;
  readonly identifiers: readonly Identifier[];
}

export const storeFields = [
  'name',
  'kana',
  'unit_id',
  'corporation_id',
  'postal_code',
  'address',
  'phone',
  'identifiers',
] as const satisfies readonly (keyof StoreValues)[];

export function storeValues(store: Store | null): StoreValues {
  return {
    name: store?.name ?? '',
    kana: store?.kana ?? '',
    unit_id: store?.unit_id ?? null,
    corporation_id: store?.corporation_id ?? null,
    postal_code: postalCodeText(store?.postal_code ?? null) ?? '',
    address: store?.address ?? '',
    phone: store?.phone ?? '',
    identifiers: store?.identifiers ?? [],
  };
}

/** As the API takes it: an emptied text becomes null, a line of codes without a code is left out. */
export function newStore({ name, identifiers, ...rest }: StoreValues): NewStore {
  return { name: name.trim(), identifiers: filled(identifiers), ...withoutEmpty(rest) };
}

/** The same for the fields that changed. */
export function storeChange({ name, identifiers, ...rest }: Partial<StoreValues>): StoreChange {
  return {
    ...(name !== undefined && { name: name.trim() }),
    ...(identifiers !== undefined && { identifiers: filled(identifiers) }),
    ...withoutEmpty(rest),
  };
}

type Optional = Omit<StoreValues, 'name' | 'identifiers'>;

function withoutEmpty(values: Partial<Optional>): { readonly [Field in keyof Optional]?: string | null } {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value?.trim() || null]));
}

function filled(identifiers: readonly Identifier[]): readonly Identifier[] {
  return identifiers.filter(({ system, value }) => system.trim() !== '' || value.trim() !== '');
}
