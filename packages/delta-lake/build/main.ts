import { join } from 'node:path';
import { buildPackage } from './build-package.ts';

const folder = join(import.meta.dirname, '../dist');
await buildPackage(folder);
process.stdout.write(`Built ${folder}: publish it with \`npm publish\` from there.\n`);
