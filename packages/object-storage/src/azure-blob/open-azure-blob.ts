import {
  BlobBatchClient,
  BlobSASPermissions,
  BlobServiceClient,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import type { Location } from '../location.ts';
import type { AzureCredentials, ObjectStorageOptions } from '../options.ts';
import { StorageError } from '../storage-error.ts';
import type { Store } from '../store.ts';
import { azureError } from './azure-error.ts';
import { listPages } from './list-pages.ts';
import { headBlob, openBlob, readBlob } from './read-blob.ts';
import { removeBatch } from './remove-batch.ts';
import { beginUpload, writeBlob } from './write-blob.ts';

/** Most requests of one batch: https://learn.microsoft.com/rest/api/storageservices/blob-batch */
const REMOVE_BATCH = 256;
/** Clocks that differ must not make a fresh URL invalid. */
const CLOCK_SKEW_MS = 300_000;

/** A container of Azure Blob Storage, by the account's key or by the default credential chain. */
export async function openAzureBlob(
  location: Location & { readonly scheme: 'az' },
  options: ObjectStorageOptions,
): Promise<Store> {
  const { account, container: name } = location;
  const endpoint = location.parameters.endpoint ?? options.endpoint ?? `https://${account}.blob.core.windows.net`;
  const key = credentialsOf(options)?.accountKey;
  const shared = key === undefined ? undefined : new StorageSharedKeyCredential(account, key);
  const credential = shared ?? new (await import('@azure/identity')).DefaultAzureCredential();
  const service = new BlobServiceClient(endpoint, credential, { retryOptions: { maxTries: 1 } });
  const container = service.getContainerClient(name);
  const batches = new BlobBatchClient(service.url, credential, { retryOptions: { maxTries: 1 } });
  return {
    location: `az://${account}/${name}`,
    removeBatchSize: REMOVE_BATCH,
    head: (blob, call) => headBlob(container, blob, call),
    read: (blob, range, call) => readBlob(container, blob, range, call),
    open: (blob, from, call) => openBlob(container, blob, from, call),
    write: (blob, body, condition, writes, call) => writeBlob(container, { key: blob, body, condition, writes }, call),
    beginUpload: async (blob, writeId) => beginUpload(container, blob, writeId),
    pages: (prefix, startAfter) => listPages(container, prefix, startAfter),
    removeBatch: (blobs, call) =>
      removeBatch(
        batches,
        blobs.map((blob) => container.getBlobClient(blob)),
        call,
      ),
    presignedGet: async (blob, expiresInSeconds) => {
      const startsOn = new Date(Date.now() - CLOCK_SKEW_MS);
      const expiresOn = new Date(Date.now() + expiresInSeconds * 1_000);
      const permissions = BlobSASPermissions.parse('r');
      const values = { containerName: name, blobName: blob, permissions, startsOn, expiresOn };
      try {
        const signed = shared
          ? generateBlobSASQueryParameters(values, shared)
          : generateBlobSASQueryParameters(values, await service.getUserDelegationKey(startsOn, expiresOn), account);
        return `${container.getBlobClient(blob).url}?${signed}`;
      } catch (error) {
        throw azureError(error, { path: blob });
      }
    },
    close: async () => undefined,
  };
}

function credentialsOf({ credentials }: ObjectStorageOptions): AzureCredentials | undefined {
  if (credentials === undefined || 'accountKey' in credentials) return credentials;
  throw new StorageError('invalid_location', 'Azure needs credentials of the form accountKey.');
}
