import { join } from 'node:path';

/** Variables of a child that runs our source: what Node made of it for one process is there for the next, which starts in a quarter of the time. */
export const compileCache = { NODE_COMPILE_CACHE: join(import.meta.dirname, '../../../node_modules/.cache/node') };
