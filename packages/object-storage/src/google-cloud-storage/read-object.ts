import { collect } from '../collect.ts';
import { StorageError } from '../storage-error.ts';
import type { ByteRange, Call, ObjectHead, OpenedObject } from '../store.ts';
import { type Api, apiError, isAbsent, jsonOf, objectUrl, send, unreachable } from './api.ts';
import { FIELDS, headOf, type ObjectResource } from './resource.ts';

export async function headObject(api: Api, key: string, call: Call): Promise<ObjectHead | null> {
  const answer = await send(api, objectUrl(api, key, { fields: `${FIELDS},metadata` }), {}, call);
  if (answer.ok) return headOf(await jsonOf<ObjectResource>(answer, call));
  if (await isAbsent(answer, call)) return null;
  throw await apiError(answer, call);
}

export async function readObject(
  api: Api,
  key: string,
  range: ByteRange | null,
  call: Call,
): Promise<Uint8Array | null> {
  const headers = range === null ? {} : { range: `bytes=${range.offset}-${range.offset + range.length - 1}` };
  const answer = await send(api, objectUrl(api, key, { alt: 'media' }), { headers }, call);
  if (answer.status === 416) {
    await answer.body?.cancel();
    return new Uint8Array(); // the object ends before the offset
  }
  const opened = await openedObject(answer, call);
  return opened && (await collect(opened, call));
}

export async function openObject(
  api: Api,
  key: string,
  { offset, etag }: { readonly offset: number; readonly etag: string | null },
  call: Call,
): Promise<OpenedObject | null> {
  const query = etag === null ? { alt: 'media' } : { alt: 'media', ifGenerationMatch: etag };
  const headers = offset === 0 ? {} : { range: `bytes=${offset}-` };
  return await openedObject(await send(api, objectUrl(api, key, query), { headers }, call), call);
}

async function openedObject(answer: Response, call: Call): Promise<OpenedObject | null> {
  if (!answer.ok) {
    if (await isAbsent(answer, call)) return null;
    throw await apiError(answer, call);
  }
  const length = Number(answer.headers.get('content-length') ?? Number.NaN);
  if (Number.isNaN(length)) {
    throw new StorageError('unknown', 'Google Cloud Storage answered without a length.', { path: call.path });
  }
  return { etag: answer.headers.get('x-goog-generation') ?? '', length, body: bodyOf(answer, call) };
}

async function* bodyOf(answer: Response, call: Call): AsyncGenerator<Uint8Array> {
  if (answer.body === null) return;
  try {
    yield* answer.body;
  } catch (error) {
    throw unreachable(error, call);
  }
}
