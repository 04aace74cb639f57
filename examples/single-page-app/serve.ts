import { join } from 'node:path';
import { build, preview } from 'vite';

// As it would be published: built once with its addresses (VITE_…), then files and nothing else.
const { PORT = '4300', OUT_DIR = join(import.meta.dirname, 'dist') } = process.env;
const common = { root: import.meta.dirname, logLevel: 'warn' as const, build: { outDir: OUT_DIR, emptyOutDir: true } };
await build(common);
await preview({ ...common, preview: { host: 'localhost', port: Number(PORT), strictPort: true } });
