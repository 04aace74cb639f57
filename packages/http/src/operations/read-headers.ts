import { Problem } from '../problems/problem.ts';
import type { Operation } from './operation.ts';

/** The If-Match of a change, as it came. @throws Problem 428 where it is demanded and absent (RFC 6585 §3). */
export function readIfMatch(definition: Operation, header: string | undefined): string | undefined {
  if (!definition.ifMatch) return undefined;
  if (header === undefined || header.trim() === '')
    throw new Problem(428, 'precondition_required', {
      en: 'Send If-Match with the ETag of what you saw, so that nobody’s change is lost.',
      ja: '他の人の変更を失わないよう、表示中の ETag を If-Match で送ってください。',
    });
  return header;
}

/** draft-ietf-httpapi-idempotency-key-header §2.1, with or without the quotes of a structured field. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/** @throws Problem 400 where it is no key. */
export function readIdempotencyKey(definition: Operation, header: string | undefined): string | undefined {
  if (!definition.idempotent || header === undefined) return undefined;
  if (KEY.test(header)) return header;
  throw new Problem(400, 'idempotency_key_malformed', {
    en: 'An Idempotency-Key has 1 to 255 visible ASCII characters.',
    ja: 'Idempotency-Key は 1～255 文字の ASCII 印字可能文字です。',
  });
}
