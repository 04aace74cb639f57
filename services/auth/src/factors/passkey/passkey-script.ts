import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type PageScript, pageScript } from '../../pages/page-scripts.ts';

const library = dirname(createRequire(import.meta.url).resolve('@simplewebauthn/browser'));

/** What runs in the browser: the library, and how our forms use it. */
export const passkeyScript: PageScript = pageScript('passkey', [
  join(library, '../dist/bundle/index.umd.min.js'),
  join(import.meta.dirname, 'passkey.js'),
]);
