import { openDatabase, tenantId } from '@kiban/postgres';
import { importSnapshots } from '../imports/import-snapshots.ts';
import { locateSnapshots } from '../imports/mapping/locate-snapshots.ts';
import { optionsOf } from './legacy-imports.ts';
import { legacyMapping } from './legacy-system.ts';
import { tableMapping } from './table-mapping.ts';

/** Imports a folder in a process of its own, so that it can be killed and its memory be bounded. */
export interface ChildTask {
  readonly url: string;
  readonly tenant: string;
  readonly folder: string;
  readonly batchSize: number;
  /** The folder holds Delta tables. */
  readonly tables?: true;
}

const task = JSON.parse(process.argv[2] ?? '{}') as ChildTask;
const database = openDatabase({ url: task.url, connections: 2, application: 'import child' });
const { text, mapping } = task.tables ? tableMapping() : legacyMapping();
process.stdout.write('ready\n');
const snapshots = await locateSnapshots([task.folder], mapping);
await importSnapshots(database, snapshots, {
  ...optionsOf(tenantId(task.tenant), () => undefined),
  mapping,
  mappingText: text,
  batchSize: task.batchSize,
});
await database.close();
process.stdout.write(`${JSON.stringify({ peak: process.resourceUsage().maxRSS })}\n`);
