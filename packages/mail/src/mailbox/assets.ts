import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageAssets } from '@kiban/http';

const assets = pageAssets('/mailbox/assets', readFileSync(join(import.meta.dirname, 'mailbox.css'), 'utf8'));

export const { styleSheet: STYLE_SHEET, routes: assetRoutes } = assets;
