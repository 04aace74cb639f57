import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';

/** The engine cannot do it now, and may later. The code is that of sockets, by which an outage is known everywhere. */
export class EngineUnreachable extends Error {
  readonly code = 'ETIMEDOUT';
  constructor(cause: Error) {
    super(`The auth store cannot be reached: ${cause.name}`, { cause });
    this.name = 'EngineUnreachable';
  }
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const BUSY = new Set(['ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'ThrottlingException']);
const SOCKETS = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT']);

/** What an error of the client means: an outage, or what it says. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const passes =
    error instanceof DynamoDBServiceException
      ? error.$fault === 'server' || BUSY.has(error.name)
      : error.name === 'TimeoutError' || SOCKETS.has(String((error as { code?: unknown }).code));
  return passes ? new EngineUnreachable(error) : error;
}
