import { cursors } from '@kiban/service/testing';
import { testApi } from '../testing/test-api.ts';

await cursors(await testApi());
