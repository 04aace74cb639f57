import { parentPort } from 'node:worker_threads';
import { AssertionRefused } from '../assertion.ts';
import { type ResponseDemands, verifyResponse } from './verify-response.ts';

/** The thread's side of `openVerifier`. */
parentPort?.on('message', async ({ id, base64, demands }: { id: number; base64: string; demands: ResponseDemands }) => {
  try {
    parentPort?.postMessage({ id, assertion: await verifyResponse(base64, demands) });
  } catch (error) {
    const refused = error instanceof AssertionRefused ? error : new AssertionRefused('malformed', String(error));
    parentPort?.postMessage({ id, fault: refused.fault, message: refused.message });
  }
});
