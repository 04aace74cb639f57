export { compileCache } from './compile-cache.ts';
export { heavySet } from './heavy/heavy-set.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
export { provideTestServer } from './test-server.ts';
