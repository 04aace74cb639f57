import { readFileSync } from 'node:fs';
import { listProducts, parseProduct, registerProduct } from '@kiban/asset';
import { listManifests, parseManifest, registerManifest } from '@kiban/directory';
import type { Database } from '@kiban/postgres';
import { ensurePlatform } from '../../ensure-platform.ts';
import type { Platform } from '../../platform.ts';
import { type CommandContext, type Format, UsageError } from '../context.ts';
import { changeContextOf } from '../identity/operator-act.ts';
import { everyPage, PAGE } from './every-page.ts';
import { withAssets } from './with-assets.ts';
import { writeRows } from './write-rows.ts';

/** `kiban products register`: a file says what can be permitted in a product, and what it is sold as. */
export async function registerProductCommand(context: CommandContext, file: string): Promise<void> {
  await withAssets(context, async (assets, platform) => {
    const product = await registerProductFile(context, platform, assets, file);
    context.terminal.line(context.messages.assets.registered(product));
  });
}

/** Registers manifest and plans of a file, which may have either. @returns the product's code. @throws UsageError */
export async function registerProductFile(
  context: CommandContext,
  platform: Pick<Platform, 'directory' | 'registry'>,
  assets: Database,
  file: string,
): Promise<string> {
  const change = changeContextOf(context);
  const { plans, permissions, roles, licensed, ...common } = objectIn(file);
  const hasManifest = permissions !== undefined || roles !== undefined;
  if (plans === undefined && !hasManifest) throw new UsageError(context.messages.assets.nothingIn(file));
  const manifest = hasManifest
    ? parseManifest({ ...common, licensed: licensed ?? plans !== undefined, permissions, roles })
    : undefined;
  const product = plans === undefined ? undefined : parseProduct({ ...common, plans });
  const tenantId = await ensurePlatform(platform, change);
  if (manifest !== undefined) await registerManifest(platform.directory, tenantId, change, { fields: manifest });
  if (product !== undefined) await registerProduct(assets, tenantId, change, product);
  return String(common.product);
}

function objectIn(file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`, { cause: error });
  }
  throw new UsageError(`${file}: {"product": …}`);
}

/** `kiban products ls` */
export async function listProductsCommand(context: CommandContext, format: Format): Promise<void> {
  await withAssets(context, async (assets, platform) => {
    const tenantId = await ensurePlatform(platform, changeContextOf(context));
    const { language } = context.config;
    const sold = await everyPage((after) =>
      listProducts(assets, tenantId, { at: null, limit: PAGE, after, sort: 'product' }),
    );
    const manifests = await listManifests(platform.directory, tenantId, null);
    const codes = [...new Set([...manifests.map(({ product }) => product), ...sold.map(({ product }) => product)])];
    const rows = codes.sort().map((product) => {
      const offer = sold.find((each) => each.product === product);
      const manifest = manifests.find((each) => each.product === product);
      return {
        product,
        name: (offer ?? manifest)?.name[language],
        plans: offer?.plans.map(({ key }) => key).join(', ') ?? null,
        roles: manifest?.roles.map(({ key }) => key).join(', ') ?? null,
        licensed: manifest?.licensed ?? null,
        status: offer?.status ?? null,
      };
    });
    writeRows(context, format, ['product', 'name', 'plans', 'roles', 'licensed', 'status'], rows);
  });
}
