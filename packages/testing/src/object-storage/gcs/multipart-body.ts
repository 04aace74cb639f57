import type { StoreRequest } from '../emulated-server.ts';
import { GcsRefusal } from './gcs-refusal.ts';
import type { UploadedResource } from './objects.ts';

/** Metadata and content in one body: https://cloud.google.com/storage/docs/uploading-objects#uploading-an-object (multipart) */
export function multipartBody({ headers, body }: StoreRequest): { resource: UploadedResource; bytes: Buffer } {
  const boundary = /^multipart\/related; *boundary="?([^";]+)"?$/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) throw new GcsRefusal(400, 'A multipart upload needs the content type multipart/related.');
  const first = contentOf(body, body.indexOf(`--${boundary}`), boundary);
  const second = contentOf(body, first.end, boundary);
  return { resource: JSON.parse(first.content.toString()), bytes: second.content };
}

function contentOf(body: Buffer, start: number, boundary: string): { readonly content: Buffer; readonly end: number } {
  const content = body.indexOf('\r\n\r\n', start) + 4;
  const end = body.indexOf(`\r\n--${boundary}`, content);
  if (start < 0 || content < 4 || end < 0) throw new GcsRefusal(400, 'The multipart body is malformed.');
  return { content: body.subarray(content, end), end };
}
