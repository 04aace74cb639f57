import { assetNames, certificateAggregate, deviceAggregate, licenceAggregate, seatAggregate } from '@kiban/asset';
import { type EntityKind, IMPORT_KINDS, importKind, namesOf, roleAssignmentAggregate } from '@kiban/directory';
import type { Aggregate } from '@kiban/event-store';
import { type Database, type TenantId, tenantRead } from '@kiban/postgres';

/** What two moments are compared in. */
export interface DiffKind {
  readonly kind: EntityKind | 'role_assignment' | 'device' | 'certificate' | 'licence' | 'seat';
  readonly aggregate: Aggregate<Record<string, unknown>>;
  /** The statuses in which one is there. */
  readonly present: readonly string[];
  readonly database: Database;
}

export function diffKinds(directory: Database, assets: Database): DiffKind[] {
  const imported = (Object.keys(IMPORT_KINDS) as EntityKind[]).map((kind) => {
    const { aggregate, present } = importKind(kind);
    return { kind, aggregate, present, database: directory };
  });
  return [
    ...imported,
    { kind: 'role_assignment', aggregate: roleAssignmentAggregate, present: ['active'], database: directory },
    {
      ...{ kind: 'device', aggregate: deviceAggregate, database: assets },
      present: ['registered', 'active', 'suspended', 'lost'],
    },
    { kind: 'certificate', aggregate: certificateAggregate, present: ['active'], database: assets },
    { kind: 'licence', aggregate: licenceAggregate, present: ['active', 'suspended'], database: assets },
    { kind: 'seat', aggregate: seatAggregate, present: ['assigned'], database: assets },
  ];
}

/** What ids are called now. */
export async function namesFor(
  directory: Database,
  assets: Database,
  tenantId: TenantId,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const [named] = await tenantRead(directory, tenantId, [namesOf(ids)]);
  const [devices] = await tenantRead(assets, tenantId, [assetNames(ids)]);
  return new Map([...named, ...devices].map(({ id, name }) => [id, name]));
}
