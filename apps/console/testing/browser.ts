/** A browser without script, as far as sessions go: cookies and redirects. */
export interface CookieBrowser {
  /** One request, no redirect followed. `same-origin` is what a page of the console sends. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Goes to an address and wherever it leads. */
  visit(address: string): Promise<Response>;
  readonly cookies: Map<string, string>;
  /** Every answer's headers and body so far, as text. */
  readonly seen: string[];
}

export function cookieBrowser(origin: string): CookieBrowser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (address: URL): Map<string, string> => {
    const jar = jars.get(address.origin) ?? new Map<string, string>();
    jars.set(address.origin, jar);
    return jar;
  };
  const seen: string[] = [];
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const address = new URL(path, origin);
    const jar = jarOf(address);
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    if (address.origin === origin) seen.push(`${[...answer.headers].join('\n')}\n${await answer.clone().text()}`);
    return answer;
  };
  const visit = async (address: string): Promise<Response> => {
    let place = new URL(address, origin);
    for (let hops = 0; hops < 12; hops += 1) {
      const answer = await request(place.href);
      const location = answer.headers.get('location');
      if (location === null) return answer;
      place = new URL(location, place);
    }
    throw new Error(`${address} leads nowhere.`);
  };
  return { request, visit, cookies: jarOf(new URL(origin)), seen };
}
