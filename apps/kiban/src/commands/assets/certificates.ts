import { listCertificates, normalSerialNumber } from '@kiban/asset';
import { resolveMoment } from '@kiban/directory';
import { tone } from '../../output/terminal.ts';
import { localTime } from '../../output/time.ts';
import type { CommandContext } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';
import { everyPage, PAGE } from './every-page.ts';
import { withAssets } from './with-assets.ts';

type Certificate = Awaited<ReturnType<typeof listCertificates>>['items'][number];
type Since = NonNullable<Certificate['device']>;

/** `kiban certificates find`: which device held it then, in which store that stood, and who made it so. */
export async function findCertificateCommand(
  context: CommandContext,
  given: {
    readonly tenant: string;
    readonly serial: string;
    readonly asOf: string | undefined;
    readonly format: 'table' | 'json';
  },
): Promise<void> {
  const { messages, terminal } = context;
  await withAssets(context, async (assets, platform) => {
    const { tenant_id, timezone } = await tenantOf(platform, given.tenant, messages);
    const at = await resolveMoment(platform.directory, tenant_id, timezone, given.asOf);
    const serial_number = normalSerialNumber(given.serial);
    const found = await everyPage((after) =>
      listCertificates(assets, tenant_id, {
        ...{ at, limit: PAGE, after, reach: 'tenant', sort: 'not_after', serial_number },
      }),
    );
    if (given.format === 'json') for (const certificate of found) terminal.line(JSON.stringify(certificate));
    else if (found.length === 0) terminal.line(messages.assets.noCertificate(serial_number));
    else {
      terminal.line(tone('magenta', messages.asOf.moment(localTime(at, timezone), timezone)));
      for (const certificate of found) writeCertificate(context, certificate, timezone);
    }
  });
}

function writeCertificate({ messages, terminal }: CommandContext, certificate: Certificate, timezone: string): void {
  const { assets, columns, history } = messages;
  const { serial_number, status, authority_name, subject, not_after, device, store } = certificate;
  const line = (title: string, value: string): void => terminal.line(`  ${title}: ${value}`);
  terminal.line(`${tone('bold', serial_number)}  ${assets.certificateStatus[status]}`);
  line(columns.authority ?? 'authority', authority_name ?? history.nothing);
  line(columns.subject ?? 'subject', subject ?? history.nothing);
  line(columns.not_after ?? 'not_after', not_after === null ? history.nothing : localTime(not_after, timezone));
  const since = ({ since: time, changed_by: { actor, reason } }: Pick<Since, 'since' | 'changed_by'>): string => {
    const why = reason === null ? '' : `  ${history.why}: ${reason}`;
    const who = actor.name ?? actor.id;
    return tone('dim', `  ${assets.since(localTime(time, timezone))}  ${history.by} ${actor.kind}:${who}${why}`);
  };
  line(columns.device ?? 'device', device === null ? assets.noDevice : `${device.name}${since(device)}`);
  if (store !== null) line(columns.store ?? 'store', `${store.name}${since(store)}`);
}
