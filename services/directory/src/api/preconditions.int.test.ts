import { preconditions } from '@kiban/service/testing';
import { testApi } from '../testing/api/test-api.ts';

await preconditions(await testApi());
