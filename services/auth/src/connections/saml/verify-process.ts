import { parentPort } from 'node:worker_threads';
import { AssertionRefused } from '../assertion.ts';
import { type ResponseDemands, verifyResponse } from './verify-response.ts';

/** The thread's side of `openVerifier`. */
parentPort?.on('message', async ({ base64, demands }: { base64: string; demands: ResponseDemands }) => {
  try {
    parentPort?.postMessage({ assertion: await verifyResponse(base64, demands) });
  } catch (error) {
    const refused = error instanceof AssertionRefused ? error : new AssertionRefused('malformed', String(error));
    parentPort?.postMessage({ fault: refused.fault, message: refused.message });
  }
});
