import { preconditions } from '@kiban/service/testing';
import { testApi } from '../testing/test-api.ts';

await preconditions(await testApi());
