import { readableMoments } from '@kiban/service/testing';
import { testApi } from '../testing/api/test-api.ts';

await readableMoments(await testApi());
