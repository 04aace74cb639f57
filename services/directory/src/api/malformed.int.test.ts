import { malformedRequests } from '@kiban/service/testing';
import { testApi } from '../testing/api/test-api.ts';

await malformedRequests(await testApi());
