import { cursors } from '@kiban/service/testing';
import { testApi } from '../testing/api/test-api.ts';

await cursors(await testApi());
