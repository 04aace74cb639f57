import type { Browser } from '../../protocol/testing/browser.ts';

interface PageForm {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
  readonly button: { readonly name: string; readonly value: string } | null;
}

/** A page as a browser without JavaScript has it: its heading, its text and its forms. */
export interface OpenPage {
  readonly at: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  readonly title: string;
  /** What is said to be wrong. */
  readonly problem: string | null;
  readonly forms: readonly PageForm[];
}

export function pageOf(response: Response, at: URL, html: string): OpenPage {
  const problem = /<div class="problem"[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1];
  return {
    at,
    status: response.status,
    headers: response.headers,
    html,
    title: textOf(/<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? ''),
    problem: problem === undefined ? null : textOf(problem),
    forms: [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', body = '']) =>
      formOf(attributes, body),
    ),
  };
}

function formOf(attributes: string, body: string): PageForm {
  const inputs = [...body.matchAll(/<input([^>]*)>/g)].map(([, input = '']) => ({
    name: attributeOf(input, 'name'),
    value: attributeOf(input, 'value'),
    type: attributeOf(input, 'type'),
  }));
  const button = /<button([^>]*)>/.exec(body)?.[1] ?? '';
  const name = attributeOf(button, 'name');
  return {
    action: attributeOf(attributes, 'action'),
    hidden: Object.fromEntries(
      inputs.filter(({ type }) => type === 'hidden').map((input) => [input.name, input.value]),
    ),
    fields: inputs.filter(({ type }) => type !== 'hidden').map((input) => input.name),
    button: name === '' ? null : { name, value: attributeOf(button, 'value') },
  };
}

function attributeOf(text: string, name: string): string {
  return unescaped(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1] ?? '');
}

function textOf(html: string): string {
  return unescaped(html.replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function unescaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

/** Opens an address and follows redirects on its origin, and pages that go on by themselves. */
export async function visit(browser: Browser, address: string, init?: RequestInit): Promise<OpenPage> {
  const { response, at } = await browser.go(address, init);
  const next = /^0;url=(.+)$/.exec(response.headers.get('refresh') ?? '')?.[1];
  const text = await response.text();
  return next === undefined ? pageOf(response, at, text) : visit(browser, new URL(next, at).href);
}

/** Fills in the page's question and sends it; with `action`, presses another of its buttons. */
export function send(
  browser: Browser,
  page: OpenPage,
  fields: Readonly<Record<string, string>>,
  options: { readonly action?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<OpenPage> {
  const { action, headers = {} } = options;
  const found = page.forms.find(({ button }) => (action === undefined ? button === null : button?.value === action));
  if (found === undefined) throw new Error(`The page “${page.title}” has no such form.`);
  const pressed = found.button === null ? {} : { [found.button.name]: found.button.value };
  const body = new URLSearchParams({ ...found.hidden, ...fields, ...pressed });
  const { origin } = page.at;
  const sent = { 'sec-fetch-site': 'same-origin', origin: 'null', ...headers };
  return visit(browser, new URL(found.action, origin).href, { method: 'POST', body, headers: sent });
}
