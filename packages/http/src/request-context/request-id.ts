import { randomUUIDv7 } from 'node:crypto';

/** Nothing that could break out of a log line, a header or a page. */
const WELL_FORMED = /^[A-Za-z0-9._-]{8,128}$/;

/** The id the edge gave this request, when it is well formed; otherwise a new one. */
export function requestIdOf(header: string | null | undefined): string {
  return header && WELL_FORMED.test(header) ? header : randomUUIDv7();
}

/** W3C Trace Context, version 00: `00-<trace>-<span>-<flags>`. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** Trace and span that this request belongs to; nothing when the header is absent, malformed or all zero. */
export function traceOf(traceparent: string | null | undefined): {
  readonly trace_id?: string;
  readonly span_id?: string;
} {
  const [, trace_id = '', span_id = ''] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  return /[1-9a-f]/.test(trace_id) && /[1-9a-f]/.test(span_id) ? { trace_id, span_id } : {};
}
