import { DeleteItemCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';

const TableName = 'kiban-auth';

function clientOf(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}

/** Everything in the table of a test, as text. */
export async function scanned(endpoint: string): Promise<string> {
  const client = clientOf(endpoint);
  const texts: string[] = [];
  for await (const { Items } of paginateScan({ client }, { TableName })) texts.push(JSON.stringify(Items));
  client.destroy();
  return texts.join('\n');
}

/** What DynamoDB does by itself and the one of the tests does not: deletes what has expired. @param now seconds since 1970 */
export async function deleteExpired(endpoint: string, now: number): Promise<void> {
  const client = clientOf(endpoint);
  for await (const { Items = [] } of paginateScan({ client }, { TableName }))
    for (const { pk, sk, expires_at } of Items)
      if (pk !== undefined && sk !== undefined && Number(expires_at?.N ?? now) < now)
        await client.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
  client.destroy();
}
