/** What of a role held decides what it permits. */
export interface Held {
  readonly role: string;
  readonly unit_id: string | null;
  readonly store_id: string | null;
  readonly starts_at: string;
  readonly ends_at: string | null;
}

/** What Kiban says of itself: which role holds which permission, in all of its services. */
export interface Manifest {
  readonly permissions: readonly { readonly permission: string; readonly resource_type: string }[];
  readonly roles: readonly { readonly key: string; readonly permissions: readonly string[] }[];
}

/**
 * What somebody may do, somewhere at least, in every service: the directory tells of itself only. What is shown goes by it;
 * each service decides for itself.
 *
 * @param now milliseconds
 */
export function permissionsOf(
  { permissions, roles }: { readonly permissions: readonly string[]; readonly roles: readonly Held[] },
  manifest: Manifest,
  now: number,
): string[] {
  const tenantWide = new Set(
    manifest.permissions.filter(({ resource_type }) => resource_type === 'tenant').map(({ permission }) => permission),
  );
  const given = roles
    .filter(({ starts_at, ends_at }) => Date.parse(starts_at) <= now && (ends_at === null || Date.parse(ends_at) > now))
    .flatMap(({ role, unit_id, store_id }) => {
      const held = manifest.roles.find(({ key }) => role === `kiban:${key}`)?.permissions ?? [];
      // for a place, what is permitted in the whole tenant only does not count
      return unit_id === null && store_id === null ? held : held.filter((permission) => !tenantWide.has(permission));
    });
  return [...new Set([...permissions, ...given])].sort();
}
