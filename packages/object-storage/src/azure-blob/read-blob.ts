import type { ContainerClient } from '@azure/storage-blob';
import { RestError } from '@azure/storage-blob';
import { collect } from '../collect.ts';
import { StorageError } from '../storage-error.ts';
import type { ByteRange, Call, ObjectHead, OpenedObject } from '../store.ts';
import { unwatched } from '../unwatched-body.ts';
import { azureError, isNoSuchBlob } from './azure-error.ts';
import { WRITES } from './write-blob.ts';

export async function headBlob(container: ContainerClient, key: string, call: Call): Promise<ObjectHead | null> {
  try {
    const properties = await container.getBlobClient(key).getProperties({ abortSignal: call.signal });
    return {
      size: properties.contentLength ?? 0,
      last_modified: properties.lastModified?.getTime() ?? 0,
      etag: properties.etag ?? '',
      writes: properties.metadata?.[WRITES]?.split(',') ?? [],
    };
  } catch (error) {
    if (isNoSuchBlob(error)) return null;
    throw azureError(error, call);
  }
}

export async function readBlob(
  container: ContainerClient,
  key: string,
  range: ByteRange | null,
  call: Call,
): Promise<Uint8Array | null> {
  try {
    const wanted = { offset: range?.offset ?? 0, etag: null, ...(range && { length: range.length }) };
    const opened = await download(container, key, wanted, call);
    return opened && (await collect(opened, call));
  } catch (error) {
    if (error instanceof RestError && error.statusCode === 416) return new Uint8Array(); // it ends before the offset
    throw azureError(error, call);
  }
}

export async function openBlob(
  container: ContainerClient,
  key: string,
  from: { readonly offset: number; readonly etag: string | null },
  call: Call,
): Promise<OpenedObject | null> {
  try {
    return await download(container, key, from, call);
  } catch (error) {
    throw azureError(error, call);
  }
}

async function download(
  container: ContainerClient,
  key: string,
  wanted: { readonly offset: number; readonly length?: number; readonly etag: string | null },
  call: Call,
): Promise<OpenedObject | null> {
  const options = {
    abortSignal: call.signal,
    maxRetryRequests: 0, // a broken connection is taken up by us
    ...(wanted.etag === null ? {} : { conditions: { ifMatch: wanted.etag } }),
  };
  try {
    const answer = await container.getBlobClient(key).download(wanted.offset, wanted.length, options);
    if (answer.readableStreamBody === undefined || answer.contentLength === undefined) {
      throw new StorageError('unknown', 'Azure answered without a body or its length.', { path: call.path });
    }
    const body = unwatched(answer.readableStreamBody);
    return { etag: answer.etag ?? '', length: answer.contentLength, body: withOurErrors(body, call) };
  } catch (error) {
    if (isNoSuchBlob(error)) return null;
    throw error;
  }
}

async function* withOurErrors(body: AsyncIterable<Uint8Array>, call: Call): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw azureError(error, call);
  }
}
