import { generateKeyPairSync } from 'node:crypto';
import { EmulatedBucket } from './emulated-bucket.ts';
import {
  type EmulatedServer,
  type EmulatedServerOptions,
  type StoreAnswer,
  type StoreRequest,
  startEmulatedServer,
} from './emulated-server.ts';
import { GcsRefusal } from './gcs/gcs-refusal.ts';
import { multipartBody } from './gcs/multipart-body.ts';
import { getObject, listObjects, mediaAnswer, removeObject, storeObject } from './gcs/objects.ts';
import { beginSession, cancelSession, putChunk, type Sessions } from './gcs/resumable-upload.ts';
import { checkSignedUrl } from './gcs/signed-url.ts';

export interface GcsServer extends EmulatedServer {
  readonly bucket: string;
  /** Sign URLs; requests to the API are anonymous. */
  readonly credentials: { readonly clientEmail: string; readonly privateKey: string };
}

const BUCKET = 'lake';

/**
 * Google's JSON API over a bucket in memory, as far as `@kiban/object-storage` speaks it, and its signed URLs; every condition and
 * signature enforced. Each operation's file names the vendor's page it follows.
 */
export async function startGcsServer(
  options: EmulatedServerOptions & { readonly pageSize?: number } = {},
): Promise<GcsServer> {
  const bucket = new EmulatedBucket();
  const sessions: Sessions = new Map();
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const handle = async (request: StoreRequest): Promise<StoreAnswer> => {
    try {
      return operation(request);
    } catch (error) {
      if (error instanceof GcsRefusal) return error.answer;
      throw error;
    }
  };
  const operation = (request: StoreRequest): StoreAnswer => {
    const path = request.target.replace(/\?.*/s, '');
    const [, upload, name = '', key = ''] = /^(\/upload)?\/storage\/v1\/b\/([^/]+)\/o(?:\/(.*))?$/.exec(path) ?? [];
    if (name === '') return signedDownload(request, path);
    if (name !== BUCKET) throw new GcsRefusal(404, 'The specified bucket does not exist.');
    if (upload) return uploaded(request);
    if (key === '') return listObjects(bucket, request, options.pageSize ?? 1_000);
    const object = decodeURIComponent(key);
    return request.method === 'DELETE' ? removeObject(bucket, object) : getObject(bucket, object, request);
  };
  const uploaded = (request: StoreRequest): StoreAnswer => {
    const { searchParams } = request.url;
    if (request.method === 'PUT') return putChunk(bucket, sessions, request);
    if (request.method === 'DELETE') return cancelSession(sessions, request);
    if (searchParams.get('uploadType') === 'resumable') return beginSession(sessions, request);
    const { resource, bytes } = multipartBody(request);
    return storeObject(bucket, resource, bytes, searchParams.get('ifGenerationMatch'));
  };
  const signedDownload = (request: StoreRequest, path: string): StoreAnswer => {
    checkSignedUrl(request, publicKey);
    const object = bucket.get(path.split('/').slice(2).map(decodeURIComponent).join('/'));
    if (!object) throw new GcsRefusal(404, 'NoSuchKey');
    return mediaAnswer(object, request.headers.range);
  };
  const server = await startEmulatedServer(options, handle, (status) => new GcsRefusal(status, 'Backend error').answer);
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { ...server, bucket: BUCKET, credentials: { clientEmail: 'lake@emulated.example', privateKey: key } };
}
