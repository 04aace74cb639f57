import { webcrypto } from 'node:crypto';
import { SignJWT } from 'jose';
import { type Browser, browser } from '../../protocol/testing/browser.ts';
import { type OpenPage, send, visit } from '../../sign-in/testing/page.ts';

/** A browser with a terminal's key: what the page's script does, done here. */
export interface SoftwareTerminal {
  readonly browser: Browser;
  /** Enrols at /terminal/enrol. */
  enrol(origin: string, tenant: string, code: string): Promise<OpenPage>;
  /** Signs what a page asks. */
  proofFor(page: OpenPage): Promise<string>;
  /** Signs what a page asks and sends it, as long as pages ask. */
  prove(page: OpenPage): Promise<OpenPage>;
}

export async function softwareTerminal(): Promise<SoftwareTerminal> {
  const key = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', key.publicKey);
  const used = browser();
  const proofFor = ({ html }: OpenPage): Promise<string> => {
    const [, nonce = '', aud = ''] = /data-terminal-nonce="([^"]*)" data-terminal-origin="([^"]*)"/.exec(html) ?? [];
    const header = { alg: 'ES256', typ: 'kiban-terminal+jwt' };
    return new SignJWT({ nonce, aud }).setProtectedHeader(header).sign(key.privateKey);
  };
  const prove = async (page: OpenPage): Promise<OpenPage> => {
    const asking = page.forms.find(({ hidden }) => 'terminal_proof' in hidden);
    if (asking === undefined || page.problem) return page;
    return prove(await send(used, { ...page, forms: [asking] }, { terminal_proof: await proofFor(page) }));
  };
  return {
    browser: used,
    prove,
    proofFor,
    async enrol(origin, tenant, code) {
      const page = await visit(used, `${origin}/terminal/enrol`);
      const public_key = JSON.stringify({ kty, crv, x, y });
      return send(used, page, { tenant, code, public_key, terminal_proof: await proofFor(page) });
    },
  };
}
