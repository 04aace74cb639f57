import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TenantId } from '@kiban/postgres';
import type { DeviceImportOptions } from '../import-options.ts';
import { parseDeviceMapping } from '../mapping/parse-device-mapping.ts';
import { locateSources } from '../reading/locate-sources.ts';

const TIMEZONE = 'Asia/Tokyo';

/** How the lists of a folder are imported. */
export async function optionsIn(
  tenantId: TenantId,
  folder: string,
  more: Partial<DeviceImportOptions> = {},
): Promise<DeviceImportOptions> {
  const mappingText = readFileSync(join(folder, 'mapping.yaml'), 'utf8');
  const mapping = parseDeviceMapping(mappingText, 'mapping.yaml');
  return {
    tenantId,
    timezone: TIMEZONE,
    mapping,
    mappingText,
    sources: await locateSources(mapping, folder, TIMEZONE, '2025-11-01'),
    operator: 'operator:test',
    requestId: null,
    batchSize: 100,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onProblem: () => undefined,
    onContradiction: () => undefined,
    ...more,
  };
}
