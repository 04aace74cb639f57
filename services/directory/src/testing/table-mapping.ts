import { legacyMapping } from './legacy-system.ts';

/** The mapping of the legacy system, read from Delta tables instead of files. */
export const tableMapping = (change: (text: string) => string = (text) => text): ReturnType<typeof legacyMapping> =>
  legacyMapping((text) => change(text.replaceAll(/file: (\w+)\.csv\n +header: true/g, 'format: delta\n    file: $1')));
