import type { StoreAnswer } from '../emulated-server.ts';

/** https://cloud.google.com/storage/docs/json_api/v1/status-codes */
export class GcsRefusal extends Error {
  readonly answer: StoreAnswer;

  constructor(status: number, message: string) {
    super(message);
    this.answer = {
      status,
      headers: { 'content-type': 'application/json; charset=UTF-8' },
      body: JSON.stringify({ error: { code: status, message } }),
    };
  }
}
