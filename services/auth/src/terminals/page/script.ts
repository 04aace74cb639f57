import { join } from 'node:path';
import { pageScript } from '../../pages/page-scripts.ts';

/** Makes a terminal's key, and proves it on pages that ask for it. */
export const terminalScript = pageScript('terminal', [join(import.meta.dirname, 'terminal.js')]);
