import { escaped } from './saml-assertion.ts';

/** A page of the test identity provider. It is for tests: no style, one language, no password. */
export function testPage(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title><h1>${escaped(title)}</h1>${body}</html>`;
}

export function postForm(action: string, fields: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<form method="post" action="${escaped(action)}">${inputs.join('')}<button type="submit">Continue</button></form>`;
}

export function links(choices: readonly (readonly [address: string, text: string])[]): string {
  const items = choices.map(([address, text]) => `<li><a href="${escaped(address)}">${escaped(text)}</a></li>`);
  return `<ul>${items.join('')}</ul>`;
}
