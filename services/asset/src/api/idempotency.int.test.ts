import { idempotency } from '@kiban/service/testing';
import { testApi } from '../testing/test-api.ts';

await idempotency(await testApi());
