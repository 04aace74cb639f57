import type { OutsideEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { type AuthStore, type Kind, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';

/** A domain that a tenant says is its own. Lies in the tenant's scope; the DNS says whether it is. */
export interface SignInDomain {
  readonly tenant_id: TenantId;
  readonly domain_id: string;
  /** Lower case, in A-labels (RFC 5890 §2.3.2.1). */
  readonly domain: string;
  /** Stands in the DNS as the proof. No secret. */
  readonly token: string;
  readonly status: 'claimed' | 'proven';
  /** When the DNS last said so, milliseconds since 1970. */
  readonly proven_at: number | null;
  /** By which people of this domain sign in; null: with login id and password. */
  readonly connection_id: string | null;
  /** How many changes of it were recorded, from 1. */
  readonly changes: number;
}

/** The one owner of a proven domain over all tenants; under the domain's name, platform-wide. */
export interface DomainOwner {
  readonly tenant_id: TenantId;
  readonly domain_id: string;
  readonly connection_id: string | null;
}

export const SIGN_IN_DOMAIN: Kind<SignInDomain> = kindOf<SignInDomain>('sign_in_domain');
export const DOMAIN_OWNER: Kind<DomainOwner> = kindOf<DomainOwner>('domain_owner');
/** All of a tenant are found by this `alternate`. */
export const EVERY_DOMAIN = 'every';
/** All owners, for the round that looks whether they still are. */
export const EVERY_OWNER = 'every';

export interface DomainAct {
  readonly actor: OutsideEvent['actor'];
  readonly reason: string | null;
  readonly request_id: string | null;
  readonly at: number;
}

/** The domain of something written like a mail address; undefined for what is none. */
export function domainOf(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  return at < 1 ? undefined : domainName(text.slice(at + 1));
}

/** A domain's name in the form it is kept in: A-labels (UTS 46), lower case; undefined for what is none. */
export function domainName(text: string): string | undefined {
  const name = text.normalize('NFKC').trim().replace(/\.$/, '');
  if (name === '' || /[\s/?#@:\\[\]]/.test(name)) return undefined;
  const host = URL.parse(`http://${name}`)?.hostname;
  if (host === undefined || host.length > 253) return undefined;
  return /^(?=.*\.[a-z0-9-]*[a-z])([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(host)
    ? host
    : undefined;
}

export async function provenDomain(store: AuthStore, domain: string): Promise<DomainOwner | undefined> {
  return (await store.get(PLATFORM_WIDE, DOMAIN_OWNER, domain))?.data;
}

export async function domainsOf(store: AuthStore, tenant: TenantId): Promise<SignInDomain[]> {
  const found = await store.query(tenant, SIGN_IN_DOMAIN, 'alternate', EVERY_DOMAIN);
  return found.map(({ data }) => data).sort((one, other) => (one.domain_id < other.domain_id ? -1 : 1));
}

/** The name and the text of the record that proves it. */
export function proofRecord({ domain, token }: Pick<SignInDomain, 'domain' | 'token'>): {
  readonly name: string;
  readonly value: string;
} {
  return { name: `_kiban.${domain}`, value: `kiban-domain=${token}` };
}
