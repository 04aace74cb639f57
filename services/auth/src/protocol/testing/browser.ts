/** As much of a browser as a redirect needs: cookies with their paths, and no JavaScript. */
export interface Browser {
  /** One request, its redirect not followed. */
  fetch(address: string, init?: RequestInit): Promise<Response>;
  /** Follows redirects as long as they stay on this origin; the last answer and where it, or its redirect, leads. */
  go(address: string, init?: RequestInit): Promise<{ readonly response: Response; readonly at: URL }>;
  readonly cookies: ReadonlyMap<string, { readonly value: string; readonly path: string; readonly header: string }>;
}

export function browser(): Browser {
  const jar = new Map<string, { value: string; path: string; header: string }>();
  const fetchOnce = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(address);
    const cookie = [...jar]
      .filter(([, { path }]) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`);
    const headers = {
      accept: 'text/html',
      ...init.headers,
      ...(cookie.length > 0 ? { cookie: cookie.join('; ') } : {}),
    };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const header of response.headers.getSetCookie()) keep(header);
    return response;
  };
  const keep = (header: string): void => {
    const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
    if (value === '' || attributes.some((each) => /^expires=Thu, 01 Jan 1970/i.test(each)))
      jar.delete(`${name} ${path}`);
    else jar.set(`${name} ${path}`, { value, path, header });
  };
  return {
    cookies: jar,
    fetch: fetchOnce,
    async go(address, init) {
      const { origin } = new URL(address);
      let response = await fetchOnce(address, init);
      let at = new URL(address);
      for (let hops = 0; hops < 20; hops += 1) {
        const location = response.headers.get('location');
        if (location === null) return { response, at };
        at = new URL(location, at);
        if (at.origin !== origin) return { response, at };
        await response.body?.cancel();
        response = await fetchOnce(at.href);
      }
      throw new Error(`Redirected in circles at ${at.href}`);
    },
  };
}
