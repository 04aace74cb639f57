import { parseYaml } from '@kiban/tabular';
import { checkDeviceMapping } from './check-device-mapping.ts';
import { type DeviceMapping, deviceMappingSchema } from './device-mapping.ts';

/** Throws `MappingError` (`mapping_invalid`) with everything that is wrong, each with its place. `name` is what it calls the mapping. */
export function parseDeviceMapping(yaml: string, name: string): DeviceMapping {
  return parseYaml(yaml, name, deviceMappingSchema, checkDeviceMapping);
}
