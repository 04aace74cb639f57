import { randomUUID } from 'node:crypto';
import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import type { Occasion } from '@kiban/service';
import {
  type Corporation,
  corporationAggregate,
  corporationChanged,
  corporationClosed,
  corporationCreated,
  corporationReopened,
} from '../corporations/corporation.ts';
import type { Identifier } from '../identifiers.ts';
import { importMembership } from '../memberships/import-membership.ts';
import {
  type Membership,
  type MembershipInput,
  membershipAggregate,
  membershipEnded,
} from '../memberships/membership.ts';
import {
  type OrganizationUnit,
  type OrganizationUnitInput,
  organizationUnitAggregate,
  unitChanged,
  unitClosed,
  unitCreated,
  unitMoved,
  unitReopened,
} from '../organization-units/organization-unit.ts';
import { type Store, storeAggregate, storeChanged, storeClosed, storeOpened, storeReopened } from '../stores/store.ts';
import { importUser } from '../users/import-user.ts';
import { type User, type UserInput, userAggregate, userLeft } from '../users/user.ts';
import type { EntityKind } from './mapping/entity-kinds.ts';

/** What a line says of an entity: fields as mapped, references as ids of this tenant. */
export interface ImportedEntity {
  readonly fields: Readonly<Record<string, string | null>>;
  readonly references: Readonly<Record<string, string | null>>;
  readonly identifiers: readonly Identifier[];
}

/** How one kind of entity is taken over: the same pure commands that everything else uses. */
export interface ImportKind<State extends object> {
  readonly aggregate: Aggregate<State>;
  /** The statuses in which an entity counts as being there. */
  readonly present: readonly string[];
  readonly take: (
    current: StateRow<State> | null,
    id: string,
    entity: ImportedEntity,
    occasion: Occasion,
  ) => Change<State> | null;
  readonly end: (current: StateRow<State>, occasion: Occasion) => Change<State> | null;
}

const corporation: ImportKind<Corporation> = {
  aggregate: corporationAggregate,
  present: ['active'],
  take: (current, id, entity, occasion) => {
    const input = named<Corporation>(entity);
    if (current === null) return corporationCreated(id, input, occasion);
    return current.status === 'closed'
      ? corporationReopened(current, input, occasion)
      : corporationChanged(current, input, occasion);
  },
  end: corporationClosed,
};

const organizationUnit: ImportKind<OrganizationUnit> = {
  aggregate: organizationUnitAggregate,
  present: ['active'],
  take: (current, id, entity, occasion) => {
    const input = named<OrganizationUnitInput>(entity);
    if (current === null) return unitCreated(id, input, occasion);
    if (current.status === 'closed') return unitReopened(current, input, occasion);
    const { parent_id = current.parent_id } = input;
    return parent_id === current.parent_id
      ? unitChanged(current, input, occasion)
      : unitMoved(current, { ...input, parent_id }, [], occasion); // cycles: see apply-batch.ts
  },
  end: (current, occasion) => unitClosed(current, 0, occasion), // empty ones only: see end-missing.ts
};

const store: ImportKind<Store> = {
  aggregate: storeAggregate,
  present: ['open'],
  take: (current, id, entity, occasion) => {
    const input = named<Store>(entity);
    if (current === null) return storeOpened(id, input, occasion);
    return current.status === 'closed'
      ? storeReopened(current, input, occasion)
      : storeChanged(current, input, occasion);
  },
  end: storeClosed,
};

const user: ImportKind<User> = {
  aggregate: userAggregate,
  present: ['active', 'suspended'],
  take: (current, id, { fields }, occasion) =>
    importUser(current, id, fields as UserInput & { name: string }, randomUUID(), occasion),
  end: userLeft,
};

const membership: ImportKind<Membership> = {
  aggregate: membershipAggregate,
  present: ['active'],
  take: (current, id, { fields, references }, occasion) => {
    const input = { unit_id: null, store_id: null, ...fields, ...columnsOf(references) } as unknown as MembershipInput;
    return importMembership(current, id, input, occasion);
  },
  end: membershipEnded,
};

/** In the order in which they are taken over: what others refer to comes first. */
export const IMPORT_KINDS = {
  corporation,
  organization_unit: organizationUnit,
  store,
  user,
  membership,
} as const satisfies Record<EntityKind, unknown>;

/** One kind, its state's type forgotten: a batch only hands states to the kind they came from. */
export function importKind(kind: EntityKind): ImportKind<object> {
  return IMPORT_KINDS[kind] as unknown as ImportKind<object>;
}

function named<Input>({ fields, references, identifiers }: ImportedEntity): Input & { name: string } {
  return { ...fields, ...columnsOf(references), identifiers } as unknown as Input & { name: string };
}

/** `unit` → `unit_id`. */
function columnsOf(references: ImportedEntity['references']): Record<string, string | null> {
  return Object.fromEntries(Object.entries(references).map(([name, id]) => [`${name}_id`, id]));
}
