export { type TestDatabase, testDatabase } from './test-database.ts';
export { provideTestServer } from './test-server.ts';
