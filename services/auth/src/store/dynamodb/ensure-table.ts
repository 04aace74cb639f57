import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBServiceException,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { openTable, type Table, type TableOptions } from './table.ts';

const WAIT_SECONDS = 120;

/** Makes the table when there is none, and lets the engine delete what has expired. Any number of processes may do it at once. */
export async function ensureTable(options: TableOptions): Promise<void> {
  const table = openTable(options);
  try {
    if (!(await exists(table))) await create(table);
    await waitUntilTableExists(
      { client: table.client, maxWaitTime: WAIT_SECONDS, minDelay: 1, maxDelay: 2 },
      named(table),
    );
    await expireItems(table);
  } finally {
    await table.close();
  }
}

async function exists(table: Table): Promise<boolean> {
  try {
    await table.client.send(new DescribeTableCommand(named(table)));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

async function create(table: Table): Promise<void> {
  const command = new CreateTableCommand({
    ...named(table),
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
  });
  try {
    await table.client.send(command);
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error; // another process was first
  }
}

/** Compatible stores need not know it: expired items are found by no method, they only take room. */
async function expireItems(table: Table): Promise<void> {
  const TimeToLiveSpecification = { AttributeName: 'expires_at', Enabled: true };
  try {
    const { TimeToLiveDescription } = await table.client.send(new DescribeTimeToLiveCommand(named(table)));
    if (TimeToLiveDescription?.TimeToLiveStatus !== 'DISABLED') return;
    await table.client.send(new UpdateTimeToLiveCommand({ ...named(table), TimeToLiveSpecification }));
  } catch (error) {
    if (!(error instanceof DynamoDBServiceException) || !UNKNOWN.has(error.name)) throw error;
  }
}

/** Not known; or another process has just turned it on. */
const UNKNOWN = new Set(['UnknownOperationException', 'ValidationException']);

function named(table: Table): { TableName: string } {
  return { TableName: table.name };
}
