import { parseYaml } from '@kiban/tabular';
import { checkMapping } from './check-mapping.ts';
import { type Mapping, mappingSchema } from './mapping-schema.ts';

/**
 * Reads a mapping. Throws `MappingError` (`mapping_invalid`) with everything that is wrong, each with its place.
 * `name` is what the error calls the mapping, usually its file name.
 */
export function parseMapping(yamlText: string, name: string): Mapping {
  return parseYaml(yamlText, name, mappingSchema, checkMapping);
}
