import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { newSigningKey } from '@kiban/testing/identity-provider';
import { expect, test } from 'vitest';
import { clientCertificate } from './client-certificate.ts';

const [server, client] = [newSigningKey('localhost'), newSigningKey('Client')];
const fingerprint = new X509Certificate(client.certificate).fingerprint256;
const der = new X509Certificate(client.certificate).raw.toString('base64');

/** What a server that ends TLS sees of a client. */
async function overTls(shown: object, headers: Record<string, string> = {}): Promise<string | undefined> {
  let seen: string | undefined;
  const options = { key: server.private_key, cert: server.certificate, requestCert: true, rejectUnauthorized: false };
  const listening = createServer(options, (asked, response) => {
    seen = clientCertificate(asked, 'connection')?.fingerprint256;
    response.end();
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const sent = { port, host: '127.0.0.1', rejectUnauthorized: false, agent: false, headers, ...shown };
  await new Promise<void>((resolve, reject) => {
    const asking = request(sent, (answer) => answer.resume().once('end', resolve)).once('error', reject);
    asking.end();
  });
  listening.close();
  return seen;
}

test('RFC 8705 §2: the certificate is the one of the connection, whatever a header says', async () => {
  const own = { key: client.private_key, cert: client.certificate };
  expect(await overTls(own)).toBe(fingerprint);
  expect(await overTls({}, { 'client-cert': `:${der}:` })).toBeUndefined();
});

const asked = (value: unknown): IncomingMessage =>
  ({ headers: { 'client-cert': value }, socket: {} }) as unknown as IncomingMessage;

test('RFC 9440 §2: behind our proxy it is the one in Client-Cert', () => {
  expect(clientCertificate(asked(`:${der}:`), 'client_cert_header')?.fingerprint256).toBe(fingerprint);
  expect(clientCertificate(asked(`:${der}:`), 'connection')).toBeUndefined();
});

test.each([[undefined], ['x'], ['::'], [':AAAA:'], [der], [`:${der}:, :${der}:`], [[`:${der}:`, `:${der}:`]]])(
  'RFC 9440 §2.1: %j is no certificate',
  (value) => {
    expect(clientCertificate(asked(value), 'client_cert_header')).toBeUndefined();
  },
);
