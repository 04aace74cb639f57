import { resourceUsage } from 'node:process';
import { openDatabase, type TenantId } from '@kiban/postgres';
import { importDevices } from '../import-devices.ts';
import { optionsIn } from './lists-options.ts';

/** What a process of its own is to import. */
export interface ChildTask {
  readonly url: string;
  readonly tenant: TenantId;
  readonly folder: string;
  readonly batchSize: number;
}

const { url, tenant, folder, batchSize } = JSON.parse(process.argv[2] ?? '') as ChildTask;
const database = openDatabase({ url, connections: 1, application: 'import-child' });
process.stdout.write('ready\n');
const began = performance.now();
const { devices } = await importDevices(database, await optionsIn(tenant, folder, { batchSize }));
const seconds = (performance.now() - began) / 1000;
process.stdout.write(`${JSON.stringify({ devices, seconds, peakMb: resourceUsage().maxRSS / 1024 })}\n`);
await database.close();
