export { type DynamodbServer, startDynamodb } from './start-dynamodb.ts';
