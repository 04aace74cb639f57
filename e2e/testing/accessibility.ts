import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * Expects that axe finds nothing on the page as it is: WCAG 2 A and AA, and best practices. Through the debugger's own
 * door, since Trusted Types forbid a page to evaluate text.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (await page.evaluate<boolean>("matchMedia('(scripting: enabled)').matches")) return examine(page);
  const twin = await scriptedTwin(page);
  try {
    await examine(twin);
  } finally {
    await twin.context().close();
  }
}

/** axe waits by timers, which a page without scripts has not: the same page in a window that has them. */
async function scriptedTwin(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The window belongs to no browser.');
  const body = await page.content();
  const twin = await (await browser.newContext({ viewport: page.viewportSize() })).newPage();
  await twin.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await twin.goto(page.url());
  return twin;
}

async function examine(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Runtime.evaluate', { expression: AXE });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      // colours that are just changing are neither those of before nor those of after
      expression: `Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished))
        .then(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
        .then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html })) })))`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`axe did not run: ${exceptionDetails.text}`);
    const found = (result.value as Violation[]).map(
      ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`,
    );
    expect(found, page.url()).toEqual([]);
  } finally {
    await session.detach();
  }
}
