import { refusedCallers } from '@kiban/service/testing';
import { testApi } from '../testing/test-api.ts';

await refusedCallers(await testApi());
