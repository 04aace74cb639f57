import { refusedCallers } from '@kiban/service/testing';
import { testApi } from '../testing/api/test-api.ts';

await refusedCallers(await testApi());
