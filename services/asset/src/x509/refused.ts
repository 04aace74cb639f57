import { Problem, type Words } from '@kiban/http';

/** A certificate, a request or a key that is not accepted, as the member of the body that holds it. */
export function refused(field: string, code: string, words: Words): Problem {
  return new Problem(400, 'validation_failed', words, { errors: [{ pointer: `/${field}`, code, detail: words }] });
}

/** What `read` gives; what it cannot read is refused. */
export function readable<Read>(field: string, words: Words, read: () => Read): Read {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const errors = [{ pointer: `/${field}`, code: 'unreadable', detail: words }];
    throw new Problem(400, 'validation_failed', words, { errors, cause });
  }
}
