import { Storage } from '@google-cloud/storage';
import type { Location } from '../location.ts';
import { concurrently } from '../operations/concurrently.ts';
import type { GoogleCredentials, ObjectStorageOptions } from '../options.ts';
import { StorageError } from '../storage-error.ts';
import type { Call, Store } from '../store.ts';
import { type Api, apiError, isAbsent, objectUrl, send } from './api.ts';
import { listPages } from './list-pages.ts';
import { headObject, openObject, readObject } from './read-object.ts';
import { beginUpload } from './upload.ts';
import { writeObject } from './write-object.ts';

const ENDPOINT = 'https://storage.googleapis.com';
/** The API deletes one object for each request. */
const REMOVE_BATCH = 100;
const REMOVALS = 16;

/** A bucket of Google Cloud Storage. Credentials never travel over plain HTTP, which is for emulators. */
export function openGoogleCloudStorage(
  location: Location & { readonly scheme: 'gs' },
  options: ObjectStorageOptions,
): Store {
  const endpoint = (location.parameters.endpoint ?? options.endpoint ?? ENDPOINT).replace(/\/$/, '');
  const credentials = credentialsOf(options);
  const client = new Storage({ apiEndpoint: endpoint });
  if (credentials) {
    // the constructor's option for them is deprecated, and what replaces it does not sign
    const { clientEmail: client_email, privateKey: private_key } = credentials;
    client.authClient.jsonContent = { type: 'service_account', client_email, private_key };
  }
  const anonymous = endpoint.startsWith('http:');
  const api: Api = {
    endpoint,
    bucket: location.bucket,
    authorization: async () => (anonymous ? new Headers() : authorized(() => client.authClient.getRequestHeaders())),
  };
  return {
    location: `gs://${api.bucket}`,
    removeBatchSize: REMOVE_BATCH,
    head: (key, call) => headObject(api, key, call),
    read: (key, range, call) => readObject(api, key, range, call),
    open: (key, from, call) => openObject(api, key, from, call),
    write: (key, body, condition, writes, call) => writeObject(api, { key, body, condition, writes }, call),
    beginUpload: (key, writeId, call) => beginUpload(api, key, writeId, call),
    pages: (prefix, startAfter) => listPages(api, prefix, startAfter),
    removeBatch: (keys, call) => concurrently(keys, REMOVALS, (key) => removeObject(api, key, call)),
    presignedGet: async (key, expiresInSeconds) => {
      const expires = Date.now() + expiresInSeconds * 1_000;
      const file = client.bucket(api.bucket).file(key);
      const [url] = await authorized(() => file.getSignedUrl({ version: 'v4', action: 'read', expires }));
      return url;
    },
    close: async () => undefined,
  };
}

async function removeObject(api: Api, key: string, call: Call): Promise<void> {
  const answer = await send(api, objectUrl(api, key), { method: 'DELETE' }, call);
  if (answer.ok || (await isAbsent(answer, call))) return;
  throw await apiError(answer, call);
}

async function authorized<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new StorageError('access_denied', 'There are no credentials for Google Cloud Storage.', { cause });
  }
}

function credentialsOf({ credentials }: ObjectStorageOptions): GoogleCredentials | undefined {
  if (credentials === undefined || 'clientEmail' in credentials) return credentials;
  throw new StorageError('invalid_location', 'Google needs credentials of the form clientEmail and privateKey.');
}
