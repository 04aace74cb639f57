import { type HistoryKind, listCertificates, normalSerialNumber } from '@kiban/asset';
import { UsageError } from '../context.ts';
import { PAGE } from './every-page.ts';
import { deviceNamed, type Things } from './named-things.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that a word of the command line means. @throws UsageError when it means nothing, or several things. */
export async function idOfAsset(things: Omit<Things, 'directory'>, kind: HistoryKind, code: string): Promise<string> {
  if (ID.test(code)) return code;
  if (kind === 'device') return deviceNamed(things, code);
  const { assets, tenantId, messages } = things;
  if (kind !== 'certificate') throw new UsageError(messages.assets.noId(code));
  const { items } = await listCertificates(assets, tenantId, {
    ...{ at: null, limit: PAGE, after: null, reach: 'tenant', sort: 'not_after' },
    serial_number: normalSerialNumber(code),
  });
  const [first, ...others] = items;
  if (first === undefined) throw new UsageError(messages.history.none(messages.kinds.certificate, code));
  if (others.length === 0) return first.id;
  const lines = items.map(({ id, authority_name }) => `  ${id}  ${authority_name ?? ''}`);
  throw new UsageError([messages.history.several(code), ...lines].join('\n'));
}
