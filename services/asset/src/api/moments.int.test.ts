import { readableMoments } from '@kiban/service/testing';
import { testApi } from '../testing/test-api.ts';

await readableMoments(await testApi());
