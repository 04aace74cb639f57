import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { startAzurite, startGcsServer, startS3Server } from '@kiban/testing/object-storage';
import { fetchBytes, type StorageUnderTest } from './storage-under-test.ts';

const RETRIES = { firstDelayMs: 2, longestDelayMs: 20, attempts: 12, timeoutMs: 5_000 };
/** Listings of few objects take several pages. */
const PAGE_SIZE = 4;

export async function s3UnderTest(): Promise<StorageUnderTest> {
  const server = await startS3Server({ pageSize: PAGE_SIZE });
  return {
    ...server,
    name: 'S3',
    newUrl: numbered(`s3://${server.bucket}/test`, `?endpoint=${server.url}`),
    options: { credentials: server.credentials, retries: RETRIES },
    manyObjects: 1_005,
    fetch: fetchBytes,
  };
}

export async function gcsUnderTest(): Promise<StorageUnderTest> {
  const server = await startGcsServer({ pageSize: PAGE_SIZE });
  return {
    ...server,
    name: 'Google Cloud Storage',
    newUrl: numbered(`gs://${server.bucket}/test`, `?endpoint=${server.url}`),
    options: { credentials: server.credentials, retries: RETRIES },
    manyObjects: 150,
    fetch: fetchBytes,
  };
}

export async function azureUnderTest(): Promise<StorageUnderTest> {
  const server = await startAzurite();
  const { account, accountKey, url } = server;
  await new BlobServiceClient(url, new StorageSharedKeyCredential(account, accountKey)).createContainer('lake');
  return {
    ...server,
    name: 'Azure Blob Storage',
    newUrl: numbered(`az://${account}/lake/test`, `?endpoint=${url}`),
    options: { credentials: { accountKey }, retries: RETRIES },
    manyObjects: 300,
    fetch: fetchBytes,
  };
}

function numbered(location: string, query: string): () => string {
  let number = 0;
  return () => {
    number += 1;
    return `${location}-${number}${query}`;
  };
}
