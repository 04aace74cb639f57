import type { TenantId } from '@kiban/postgres';
import type { AuthStore } from '../store/auth-store.ts';
import { brandAddresses, findBranding } from './branding.ts';

/** What a page shows of a tenant's own. */
export interface Brand {
  readonly name: string | null;
  /** Addresses below `/auth-assets`. */
  readonly style_sheet: string | null;
  readonly mark: string | null;
}

/** Brands change a few times in years, and pages are shown all day: for as long a new one may not be seen. */
const REMEMBERED_MS = 5000;
const MOST_REMEMBERED = 1000;

/** @returns what says how the pages of a tenant at a product look; each part is the product's, or else the tenant's. */
export function brands(store: AuthStore): (tenant: TenantId, clientId: string) => Promise<Brand> {
  const known = new Map<string, { readonly brand: Promise<Brand>; readonly until: number }>();
  const read = async (tenant: TenantId, clientId: string): Promise<Brand> => {
    const looks = await Promise.all([findBranding(store, tenant, clientId), findBranding(store, tenant, null)]);
    const active = looks.filter((look) => look?.status === 'active');
    const colour = active.find((look) => look?.colour != null)?.colour ?? null;
    const mark = active.find((look) => look?.mark != null)?.mark ?? null;
    return { name: active.find((look) => look?.name != null)?.name ?? null, ...brandAddresses({ colour, mark }) };
  };
  return (tenant, clientId) => {
    const key = `${tenant} ${clientId}`;
    const remembered = known.get(key);
    if (remembered !== undefined && performance.now() < remembered.until) return remembered.brand;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const brand = read(tenant, clientId);
    known.set(key, { brand, until: performance.now() + REMEMBERED_MS });
    brand.catch(() => known.delete(key));
    return brand;
  };
}
