import type { StoreAnswer } from '../emulated-server.ts';
import { xml } from './xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export class S3Refusal extends Error {
  readonly answer: StoreAnswer;

  constructor(status: number, code: string) {
    super(code);
    this.answer = {
      status,
      headers: { 'content-type': 'application/xml' },
      body: xml('Error', { Code: code, Message: code }),
    };
  }
}
