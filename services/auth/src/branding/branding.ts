import { hash } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';

/** How the sign-in pages of a tenant look, at one of its products or wherever nothing is said of the product. */
export interface Branding {
  /** The aggregate of its events. */
  readonly branding_id: string;
  /** Null: at every product. */
  readonly client_id: string | null;
  /** What stands beside the mark; null: the product's name. */
  readonly name: string | null;
  /** `#1a73e8`; null: the platform's own. */
  readonly colour: string | null;
  /** PNG, base64; null: the platform's own. */
  readonly mark: string | null;
  /** Whether it says anything: what was taken back goes on counting its changes. */
  readonly status: 'active' | 'removed';
  /** How many changes of it were recorded, from 1. */
  readonly changes: number;
}

/** In the tenant's scope, under `brandingIdOf`. */
export const BRANDING = kindOf<Branding>('branding');

/** A file that pages name, under the digest of what it holds. Platform-wide: whoever opens a page has no tenant yet. */
interface BrandFile {
  readonly media_type: 'text/css; charset=utf-8' | 'image/png';
  /** base64. */
  readonly content: string;
}

const BRAND_FILE = kindOf<BrandFile>('brand_file');
const DIGEST_LENGTH = 43;

export function brandingIdOf(clientId: string | null): string {
  return clientId === null ? 'tenant' : `client:${clientId}`;
}

export async function findBranding(
  store: AuthStore,
  tenant: TenantId,
  clientId: string | null,
): Promise<Branding | undefined> {
  return (await store.get(tenant, BRANDING, brandingIdOf(clientId)))?.data;
}

/** The files of a look, kept before the look is: a page never names one that is not there. */
export async function keepBrandFiles(store: AuthStore, look: Pick<Branding, 'colour' | 'mark'>): Promise<void> {
  for (const file of filesOf(look)) {
    const { media_type, content, digest } = file;
    await store.put(PLATFORM_WIDE, BRAND_FILE, { id: digest, data: { media_type, content }, expires_at: null });
  }
}

export async function findBrandFile(store: AuthStore, digest: string): Promise<BrandFile | undefined> {
  if (digest.length !== DIGEST_LENGTH) return undefined;
  return (await store.get(PLATFORM_WIDE, BRAND_FILE, digest))?.data;
}

/** Where pages find them: their addresses change with what they hold. */
export function brandAddresses(look: Pick<Branding, 'colour' | 'mark'>): {
  readonly style_sheet: string | null;
  readonly mark: string | null;
} {
  const files = filesOf(look);
  const addressOf = (type: BrandFile['media_type']): string | null => {
    const digest = files.find(({ media_type }) => media_type === type)?.digest;
    return digest === undefined ? null : `/auth-assets/brands/${digest}`;
  };
  return { style_sheet: addressOf('text/css; charset=utf-8'), mark: addressOf('image/png') };
}

function filesOf({ colour, mark }: Pick<Branding, 'colour' | 'mark'>): (BrandFile & { readonly digest: string })[] {
  const sheet: BrandFile[] =
    colour === null
      ? []
      : [{ media_type: 'text/css; charset=utf-8', content: Buffer.from(sheetOf(colour)).toString('base64') }];
  const picture: BrandFile[] = mark === null ? [] : [{ media_type: 'image/png', content: mark }];
  return [...sheet, ...picture].map((file) => ({ ...file, digest: hash('sha256', file.content, 'base64url') }));
}

/** White stands on it, and it stands on white; on dark ground the platform's own accent goes on. */
function sheetOf(colour: string): string {
  return `:root {
  --accent-fill: ${colour};
  --accent-hover: color-mix(in srgb, ${colour} 88%, black);
  --accent: light-dark(${colour}, #a5acff);
}
`;
}
