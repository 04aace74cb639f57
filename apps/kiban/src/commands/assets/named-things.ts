import { findDevices } from '@kiban/asset';
import { type EntityKind, findByCode } from '@kiban/directory';
import { type Database, type TenantId, tenantRead } from '@kiban/postgres';
import type { Messages } from '../../messages/en.ts';
import { UsageError } from '../context.ts';

/** Where what people name is looked for. */
export interface Things {
  readonly directory: Database;
  readonly assets: Database;
  readonly tenantId: TenantId;
  readonly messages: Messages;
}

interface Thing {
  readonly type: string;
  readonly id: string;
}

const KINDS: Readonly<Record<string, EntityKind>> = { store: 'store', unit: 'organization_unit', user: 'user' };

/** `sato.aoi`, `device:PC-0001`. @throws UsageError when nothing, or more than one thing, is called so. */
export async function subjectOf(things: Things, words: string): Promise<Thing> {
  return words.startsWith('device:') ? resourceOf(things, words) : resourceOf(things, `user:${words}`);
}

/**
 * `tenant`, or a type and what the thing is called: `store:1310001`, `unit:東京エリア`, `user:sato.aoi`, `device:PC-0001`. Of a
 * product's own types the id is taken as it is.
 *
 * @throws UsageError
 */
export async function resourceOf(things: Things, words: string): Promise<Thing> {
  const { tenantId, messages } = things;
  if (words === 'tenant') return { type: 'tenant', id: tenantId };
  const [type = '', ...rest] = words.split(':');
  const code = rest.join(':');
  if (type === '' || code === '') throw new UsageError(messages.assets.badResource(words));
  if (type === 'device') return { type, id: await deviceNamed(things, code) };
  const kind = KINDS[type];
  if (kind === undefined) return { type, id: code };
  const [found] = await tenantRead(things.directory, tenantId, [findByCode(kind, code)]);
  return { type, id: only(found, messages.kinds[kind], code, messages) };
}

/** The place that a unit's or a store's code, name or id means; neither: nowhere, the whole tenant. @throws UsageError */
export async function placeNamed(
  { directory, tenantId, messages }: Omit<Things, 'assets'>,
  { unit, store }: { readonly unit?: string | undefined; readonly store?: string | undefined },
): Promise<{ unit_id: string | null; store_id: string | null }> {
  const named = async (kind: EntityKind, code: string | undefined): Promise<string | null> => {
    if (code === undefined) return null;
    const [found] = await tenantRead(directory, tenantId, [findByCode(kind, code)]);
    return only(found, messages.kinds[kind], code, messages);
  };
  return { unit_id: await named('organization_unit', unit), store_id: await named('store', store) };
}

/** The id of the device that a serial number, an asset tag, a name or an id means. @throws UsageError */
export async function deviceNamed({ assets, tenantId, messages }: Omit<Things, 'directory'>, code: string) {
  const [found] = await tenantRead(assets, tenantId, [findDevices(code)]);
  return only(found, messages.kinds.device, code, messages);
}

function only(found: readonly { readonly id: string }[], kind: string, code: string, { history }: Messages): string {
  const [first, ...others] = found;
  if (first === undefined) throw new UsageError(history.none(kind, code));
  if (others.length === 0) return first.id;
  throw new UsageError([history.several(code), ...found.map(({ id }) => `  ${id}`)].join('\n'));
}
