import { expect, test } from 'vitest';
import { webhookHeaders, webhookKey, webhookSecret } from './signature.ts';

/** The specification's own libraries sign this so. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const MESSAGE = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', body: '{"test": 2432232314}' };
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

test('a message is signed as others verify it (Standard Webhooks 1.0)', () => {
  expect(webhookHeaders(MESSAGE, [webhookKey(SECRET)])).toEqual({
    ...{ 'content-type': 'application/json', 'webhook-id': MESSAGE.id, 'webhook-timestamp': MESSAGE.timestamp },
    'webhook-signature': SIGNATURE,
  });
});

test('with several secrets it has a signature for each', () => {
  const other = webhookKey(webhookSecret(Buffer.alloc(32, 1)));
  const signatures = webhookHeaders(MESSAGE, [other, webhookKey(SECRET)])['webhook-signature']?.split(' ');
  expect(signatures).toHaveLength(2);
  expect(signatures?.[1]).toBe(SIGNATURE);
});
