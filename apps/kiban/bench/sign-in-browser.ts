import { createHash, randomBytes } from 'node:crypto';

export const REDIRECT_URI = 'http://localhost:9/callback';

export interface Page {
  readonly at: string;
  readonly html: string;
}

interface SignInBrowser {
  /** Opens the product and comes to its sign-in. */
  begin(): Promise<Page>;
  /** Fills in a page's form. */
  send(page: Page, fields: Readonly<Record<string, string>>): Promise<Page>;
}

/** What a browser without JavaScript does, behind a proxy that says where it comes from. */
export function signInBrowser(origin: string, address: string): SignInBrowser {
  const cookies = new Map<string, string>();
  const open = async (at: string, fields?: Record<string, string>): Promise<Page> => {
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-forwarded-for': address,
    };
    const sent = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) };
    const response = await fetch(at, { redirect: 'manual', headers, ...sent });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      cookies.set(name, value);
    }
    const html = await response.text();
    const next = response.headers.get('location') ?? response.headers.get('refresh')?.slice('0;url='.length);
    if (next === undefined) return { at, html };
    const target = new URL(next, at);
    return target.origin === origin ? open(target.href) : { at: target.href, html: '' };
  };
  const query = new URLSearchParams({
    ...{ client_id: 'load', redirect_uri: REDIRECT_URI, response_type: 'code', scope: 'openid directory:read' },
    ...{ code_challenge: challenge(), code_challenge_method: 'S256', tenant: 'bench' },
  });
  return {
    begin: () => open(`${origin}/oidc/auth?${query}`),
    send: (page, fields) => open(page.at, { ...hidden(page.html), ...fields }),
  };
}

function challenge(): string {
  return createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url');
}

/** The hidden fields of the form that answers, which is the page's last but for other ways of answering. */
function hidden(html: string): Record<string, string> {
  const [, step = ''] = /name="step" value="([^"]*)"/.exec(html) ?? [];
  const [, token = ''] = /name="token" value="([^"]*)"/.exec(html) ?? [];
  return { step, token };
}
