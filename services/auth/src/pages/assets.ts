import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageAssets } from '@kiban/http';
import type { Hono } from 'hono';
import { passkeyScript } from '../factors/passkey/passkey-script.ts';
import { terminalScript } from '../terminals/page/script.ts';
import type { PageScript } from './page-scripts.ts';

const assets = pageAssets('/auth-assets', readFileSync(join(import.meta.dirname, 'pages.css'), 'utf8'));

export const STYLE_SHEET = assets.styleSheet;

/** The scripts that pages can name. */
const SCRIPTS: readonly PageScript[] = [passkeyScript, terminalScript];

/** Style sheet, fonts and scripts, below `/auth-assets`. */
export function assetRoutes(): Hono {
  const app = assets.routes();
  for (const script of SCRIPTS) app.route('/', script.routes());
  return app;
}
