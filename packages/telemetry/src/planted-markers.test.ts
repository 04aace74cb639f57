import { expect, test } from 'vitest';
import { openLogger } from './index.ts';

/** Each place gets a secret of its own, so that a leak says where it leaked. */
const planted: string[] = [];
function marker(place: string): string {
  const secret = `planted-${place}`;
  planted.push(secret);
  return secret;
}

class DriverError extends Error {
  readonly code = '23505';
  readonly constraint = 'user_login_id';
  readonly detail = `Key (login_id)=(${marker('driver-detail')}) already exists.`;
  readonly where = `parameter $1 = '${marker('driver-where')}'`;
  readonly parameters = [marker('driver-parameter')];
  readonly config = { headers: { authorization: marker('driver-header') }, body: marker('driver-body') };
}

function everything(): object {
  const cause = new DriverError(`connect postgres://kiban:${marker('url-password')}@db/kiban`);
  const error = new Error(`POST /token client_secret=${marker('error-message')}`, { cause });
  const stack = new Error('x');
  stack.stack = `Error: Bearer ${marker('stack')}\n    at somewhere`;
  return {
    password: marker('key'),
    nested: { deeper: [{ client_secret: marker('nested'), Authorization: marker('header-case') }] },
    headers: new Headers({ cookie: marker('cookie'), 'x-api-key': marker('api-key') }),
    map: new Map([['refreshToken', marker('map')]]),
    query: new URLSearchParams({ code: marker('search') }),
    url: new URL(`https://kiban:${marker('url-object')}@example.com/?access_token=${marker('url-query')}`),
    text: `id_token=${marker('text')}`,
    body: { anything: marker('body') },
    code: marker('code'),
    otp: 123456,
    person: { login_id: marker('login-id'), email: marker('email'), name: marker('name'), name_kana: marker('kana') },
    words: `a.${marker('mail')}@example.com`,
    error,
    errors: new AggregateError([new Error(`password: "${marker('aggregate')}"`)], 'several'),
    stack,
  };
}

for (const format of ['json', 'pretty'] as const)
  test(`no secret reaches a ${format} line, wherever it was planted`, () => {
    const lines: string[] = [];
    const logger = openLogger({ service: 'auth', format, level: 'debug', write: (line) => lines.push(line) });
    const fields = everything();
    logger.info('plain', fields);
    logger.child(fields).error(`failed with Bearer ${marker('message')}`, { error: new Error('x', { cause: fields }) });
    const output = lines.join('\n');
    expect(planted.filter((secret) => output.includes(secret))).toEqual([]);
    expect(output).not.toContain('123456');
    expect(output).toContain('user_login_id'); // what helps us stays
    expect(output).toContain('23505');
  });
