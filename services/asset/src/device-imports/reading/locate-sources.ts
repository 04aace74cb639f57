import { resolve } from 'node:path';
import { locateSnapshots, SnapshotError, type SnapshotFile } from '@kiban/tabular';
import type { DeviceMapping } from '../mapping/device-mapping.ts';
import { isDay, type SourceMapping } from '../mapping/source-mapping.ts';

/** A source whose file was found. */
export interface LocatedSource {
  readonly mapping: SourceMapping;
  /** YYYY-MM-DD: the day the source is of. */
  readonly date: string;
  readonly file: SnapshotFile;
}

/**
 * Finds the files of a mapping's sources, in their order, from the folder in which the mapping lies.
 *
 * @param today YYYY-MM-DD in the tenant's time zone: a list of tomorrow is a mistake.
 * @throws SnapshotError as `locateSnapshots` does; `snapshot_date_invalid` for a day that is still to come.
 */
export async function locateSources(
  { sources }: DeviceMapping,
  folder: string,
  timezone: string,
  today: string,
): Promise<LocatedSource[]> {
  const located: LocatedSource[] = [];
  for (const mapping of sources) {
    const found = await locateSource(mapping, resolve(folder, mapping.file), timezone);
    if (found.date > today) {
      const message = `The source ${mapping.name} is of ${found.date}, and today is ${today}.`;
      throw new SnapshotError('snapshot_date_invalid', message);
    }
    located.push(found);
  }
  return located;
}

async function locateSource(mapping: SourceMapping, path: string, timezone: string): Promise<LocatedSource> {
  const { date } = mapping;
  if (isDay(date) && mapping.format === 'delimited') return { mapping, date, file: { file: 0, path } };
  const layout = { snapshot_date: isDay(date) ? `(${date})` : date, files: [{ ...mapping, file: undefined }] };
  const snapshots = await locateSnapshots([path], layout, {
    timezone,
    ...(isDay(date) ? { from: date, to: date } : {}),
  });
  // of a table the latest day; of a file there is one
  const last = snapshots.at(-1);
  const [file] = last?.files ?? [];
  if (last === undefined || file === undefined) throw new SnapshotError('snapshot_missing', `${path} cannot be found.`);
  return { mapping, date: last.date, file };
}
