export { localFolder } from './storage/local-folder.ts';
