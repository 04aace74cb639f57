import type { Credentials } from './sign-in.ts';

const LINE = /^ +(\w+) +([\w.]+) +((?:[a-z0-9]{4}-){3}[a-z0-9]{4}) /gm;

/** What the demo people sign in with, of what `kiban up` printed. */
export function printedPasswords(text: string): (tenant: string, loginId: string) => Credentials {
  const passwords = new Map<string, string>();
  for (const [, tenant, login, password] of text.matchAll(LINE)) passwords.set(`${tenant}/${login}`, password ?? '');
  return (tenant, loginId) => {
    const password = passwords.get(`${tenant}/${loginId}`);
    if (password === undefined) throw new Error(`No password was printed for ${loginId} of ${tenant}.`);
    return { tenant, loginId, password };
  };
}
