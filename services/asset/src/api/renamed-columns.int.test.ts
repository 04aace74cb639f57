import { renamedColumns } from '@kiban/service/testing';
import { testApi } from '../testing/test-api.ts';

await renamedColumns(await testApi(), { role: 'kiban_asset', schema: 'asset' });
