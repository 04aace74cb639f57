export { type Azurite, startAzurite } from './azurite.ts';
export { type Fault, type Faults, type FaultyRequest, randomFaults } from './fault.ts';
export { type GcsServer, startGcsServer } from './gcs-server.ts';
export { type S3Server, startS3Server } from './s3-server.ts';
