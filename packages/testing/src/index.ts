export { compileCache } from './compile-cache.ts';
export { copyFolder } from './copy-folder.ts';
export { heavySet } from './heavy/heavy-set.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
export { provideTestServers } from './test-server.ts';
