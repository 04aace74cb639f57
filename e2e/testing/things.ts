import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ConsoleWords } from './words.ts';

/** Finds something by the search of every page and opens it. What else is found, such as a device in a store, names it too. */
export async function openBySearch(page: Page, say: ConsoleWords, typed: string, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const search = page.getByRole('combobox', { name: say.shell.searchHint });
  // a page listens to keys a moment after it is shown
  await expect
    .poll(async () => {
      if (!(await search.isVisible())) await page.keyboard.press('/');
      return search.isVisible();
    })
    .toBe(true);
  await search.fill(typed);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  await heading(page, name).waitFor();
}

/** Goes to one of the places of the rail. */
export async function goTo(page: Page, say: ConsoleWords, place: string): Promise<void> {
  await page.getByRole('navigation', { name: say.shell.menu }).getByRole('link', { name: place, exact: true }).click();
}

/** One of the pages beside one another, above the one that is open. */
export function tab(page: Page, name: string): Locator {
  return page.locator('main').getByRole('link', { name, exact: true }).first();
}

/** The name of what the page is about. */
export function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name, exact: true });
}

/** What a fact of the page says. The history, which names fields too, comes after the facts. */
export function fact(page: Page, label: string): Locator {
  return page.locator('main dt').getByText(label, { exact: true }).first().locator('xpath=following-sibling::dd[1]');
}

/** The newest entry of the page's history that says something. */
export function entry(page: Page, say: ConsoleWords, sentence: string): Locator {
  return page.getByRole('region', { name: say.ui.history }).getByRole('listitem').filter({ hasText: sentence }).first();
}

/** The panel beside the page. (What tells of success is a dialog too, for screen readers, but one that is not modal.) */
export function panelOf(page: Page): Locator {
  return page.getByRole('dialog').and(page.locator(':not([aria-modal=false])'));
}

/** One of the rarer acts, behind the menu. */
export async function chooseAct(page: Page, say: ConsoleWords, act: string): Promise<Locator> {
  await page.getByRole('button', { name: say.ui.otherActs }).click();
  await page.getByRole('menuitem', { name: act }).click();
  return panelOf(page);
}

/** Finds a value in a box to type in and takes it. */
export async function pick(page: Page, box: Locator, value: string): Promise<void> {
  await box.fill(value);
  await page.getByRole('option', { name: value }).first().click();
}

/** Takes a value of a list that opens. */
export async function select(page: Page, box: Locator, value: string): Promise<void> {
  await box.click();
  await page.getByRole('option', { name: value, exact: true }).click();
}

/** Says why in the panel that is open, and does it. */
export async function because(page: Page, say: ConsoleWords, reason: string, act: string): Promise<void> {
  await panelOf(page).getByLabel(say.ui.reason).fill(reason);
  await panelOf(page).getByRole('button', { name: act, exact: true }).click();
}
