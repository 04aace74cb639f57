import { randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { now } from '@kiban/service';
import { type ManifestInput, manifestRegistered, productManifestAggregate } from './product-manifest.ts';

export interface RegisterManifest {
  readonly fields: ManifestInput;
  /** The version its caller has seen; `any` or left out: whatever it is now. */
  readonly expected_version?: number | 'any' | undefined;
}

/**
 * Registers what a product says of itself, or what it says now. `tenantId`: the platform's own, in which manifests stand.
 * Saying the same again changes nothing.
 *
 * @throws CommandRefused `reference_unknown`, `key_taken`; ChangeRefused `version_conflict`.
 */
export async function registerManifest(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { fields, expected_version: expected = 'any' }: RegisterManifest,
): Promise<Outcome> {
  const [[known]] = await tenantRead(database, tenantId, [manifestOf(fields.product)]);
  const id = known?.id ?? randomUUIDv7();
  return runCommand(database, tenantId, context, {
    aggregate: productManifestAggregate,
    id,
    ...(expected === 'any' ? {} : { expectedVersion: expected }),
    decide: (current) => manifestRegistered(current, id, fields, now),
  });
}

function manifestOf(product: string): Statement<{ id: string }> {
  return statement`select id from directory.product_manifest where product = ${product}`;
}
