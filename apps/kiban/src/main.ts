#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// a command is hundreds of files, which Node would strip of their types anew each time
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/node'));
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv, process.env);
