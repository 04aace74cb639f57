import { setTimeout as sleep } from 'node:timers/promises';
import { KeyEncryptionError } from './key-encryption.ts';

const ATTEMPTS = 3;
const TIMEOUT_MS = 3_000;

/**
 * Posts JSON and reads JSON; again when the service is busy or does not answer.
 *
 * @throws KeyEncryptionError `key_service_failed` when it never answered.
 */
export async function postJson(
  url: string,
  body: object,
  token: string | null,
): Promise<{ readonly status: number; readonly body: unknown }> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === ATTEMPTS;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const busy = response.status === 429 || response.status >= 500;
      if (!busy || last) return { status: response.status, body: response.ok ? await response.json() : null };
    } catch (cause) {
      const { host } = new URL(url);
      if (last)
        throw new KeyEncryptionError('key_service_failed', `The key service ${host} does not answer.`, { cause });
    }
    await sleep(Math.random() * 100 * 2 ** attempt);
  }
}
