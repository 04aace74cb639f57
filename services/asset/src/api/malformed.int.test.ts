import { malformedRequests } from '@kiban/service/testing';
import { testApi } from '../testing/test-api.ts';

await malformedRequests(await testApi());
