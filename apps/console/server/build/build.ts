import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

/** Builds the application into the folder named on the command line, each text beside its compressed forms. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new RangeError('Name the folder to build into.');
await build({
  configFile: join(import.meta.dirname, '../../vite.config.ts'),
  build: { outDir: folder, emptyOutDir: true },
  logLevel: 'warn',
});
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|css|svg|json)$/.test(entry.name)) continue;
  const file = join(entry.parentPath, entry.name);
  const content = readFileSync(file);
  if (content.length < 1024) continue;
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  writeFileSync(`${file}.gz`, gzipSync(content));
}
