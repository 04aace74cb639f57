import { renamedColumns } from '@kiban/service/testing';
import { testApi } from '../testing/api/test-api.ts';

await renamedColumns(await testApi(), { role: 'kiban_directory', schema: 'directory' });
