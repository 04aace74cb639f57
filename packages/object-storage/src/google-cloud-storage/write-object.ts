import { createHash, randomUUID } from 'node:crypto';
import type { Call, WriteCondition } from '../store.ts';
import { type Api, apiError, jsonOf, send, uploadUrl } from './api.ts';
import { FIELDS, type ObjectResource, WRITES } from './resource.ts';

/**
 * Writes an object and its metadata in one request; a condition that fails answers 412.
 * https://cloud.google.com/storage/docs/request-preconditions
 *
 * @returns the generation.
 */
export async function writeObject(
  api: Api,
  write: {
    readonly key: string;
    readonly body: Uint8Array;
    readonly condition: WriteCondition;
    readonly writes: readonly string[];
  },
  call: Call,
): Promise<string> {
  const { key, body } = write;
  const md5Hash = createHash('md5').update(body).digest('base64');
  const resource = JSON.stringify({ name: key, metadata: { [WRITES]: write.writes.join(',') }, md5Hash });
  const boundary = randomUUID();
  const query = { uploadType: 'multipart', name: key, fields: FIELDS, ...queryOf(write.condition) };
  const answer = await send(
    api,
    uploadUrl(api, query),
    {
      method: 'POST',
      headers: { 'content-type': `multipart/related; boundary=${boundary}` },
      body: new Blob([
        `--${boundary}\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${resource}\r\n`,
        `--${boundary}\r\ncontent-type: application/octet-stream\r\n\r\n`,
        body as Uint8Array<ArrayBuffer>,
        `\r\n--${boundary}--\r\n`,
      ]),
    },
    call,
  );
  if (!answer.ok) throw await apiError(answer, call);
  return (await jsonOf<ObjectResource>(answer, call)).generation;
}

function queryOf(condition: WriteCondition): Readonly<Record<string, string>> {
  switch (condition.kind) {
    case 'none':
      return {};
    case 'absent':
      return { ifGenerationMatch: '0' };
    case 'matches':
      return { ifGenerationMatch: condition.etag };
    default:
      return condition satisfies never;
  }
}
