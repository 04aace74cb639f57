import type { Database, TenantId } from '@kiban/postgres';
import { tenantRead } from '@kiban/postgres';
import { readOne, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import type { ProductManifest } from './product-manifest.ts';

/** What a product says of itself, as everybody is shown it. */
export type ManifestView = Omit<ProductManifest, 'status'> & { readonly version: number };

/** Of every product, by its code. `at`: RFC 3339; null: now. */
export async function listManifests(
  database: Database,
  tenantId: TenantId,
  at: string | null,
): Promise<ManifestView[]> {
  const [rows] = await tenantRead(database, tenantId, [
    statementOf(sql<ManifestView>`
      select product, version, name, licensed, permissions, roles from directory.published_manifests(${at}::timestamptz)
      order by product`),
  ]);
  return rows;
}

export function findManifest(
  database: Database,
  tenantId: TenantId,
  product: string,
  at: string | null,
): Promise<ManifestView | null> {
  return readOne(
    database,
    tenantId,
    sql<ManifestView>`
      select product, version, name, licensed, permissions, roles from directory.published_manifests(${at}::timestamptz)
      where product = ${product}`,
  );
}
