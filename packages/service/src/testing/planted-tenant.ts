import type { TenantId } from '@kiban/postgres';

export interface PlantedUser {
  readonly id: string;
  readonly person_id: string;
}

/** A tenant that a service's tests plant: users by what they may do, and something of every kind, in every status. */
export interface PlantedTenant {
  readonly id: TenantId;
  /** Every text in it holds this. */
  readonly marker: string;
  readonly administrator: PlantedUser;
  readonly viewer: PlantedUser;
  /** Active, without a role. */
  readonly nobody: PlantedUser;
  readonly suspended: PlantedUser;
  /** Ids by the first part of a path, whose things `{id}` names: first one that is open and on which nothing stands. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
}
