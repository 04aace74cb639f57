import { type Database, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { type Manifest, type Policy, policyOf } from './policy.ts';

export type ManifestVersion = Pick<Manifest, 'product' | 'version'>;

/** Which versions of which manifests. */
export function keyOf(manifests: readonly ManifestVersion[]): string {
  return manifests
    .map(({ product, version }) => `${product}@${version}`)
    .sort()
    .join(' ');
}

/**
 * Policies by the versions they are made of. A version of a manifest never changes, so that what is kept is never stale:
 * which versions count is read anew each time.
 */
export interface Policies {
  kept(key: string): Policy | undefined;
  /** What counted the last time; what to read is guessed by it, nothing is decided. */
  latest(): Policy | undefined;
  /** Reads the manifests of a moment (null: now), and keeps their policy. */
  read(tenantId: TenantId, at: string | null): Promise<{ readonly key: string; readonly policy: Policy }>;
}

/** Policies of other moments are asked for rarely. */
const KEPT_AT_MOST = 32;

export function policiesOf(database: Database): Policies {
  const kept = new Map<string, Policy>();
  let latest: Policy | undefined;
  return {
    kept: (key) => kept.get(key),
    latest: () => latest,
    read: async (tenantId, at) => {
      const [manifests] = await tenantRead(database, tenantId, [
        statement<Manifest>`
          select product, version, name, licensed, permissions, roles
          from directory.published_manifests(${at}::timestamptz)`,
      ]);
      const policy = policyOf(manifests);
      const key = keyOf(manifests);
      kept.set(key, policy);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_AT_MOST && oldest !== undefined) kept.delete(oldest);
      if (at === null) latest = policy;
      return { key, policy };
    },
  };
}
