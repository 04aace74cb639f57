import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The three vendors' key services on one port, as far as they are asked, each with keys that can be rotated. */
export interface KeyServices {
  readonly origin: string;
  readonly asked: { readonly path: string; readonly target: string | undefined; readonly body: object }[];
  /** What is wrapped from now on is wrapped under a new version. */
  rotate(): void;
  /** Answers with these status codes first; 0: with none. */
  fail(...statuses: readonly number[]): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

export async function startKeyServices(): Promise<KeyServices> {
  const versions = [randomBytes(32)];
  const asked: KeyServices['asked'] = [];
  const failures: number[] = [];
  const server = createServer(async (request, response) => {
    const [path, body] = [request.url ?? '', await bodyOf(request)];
    const target = request.headers['x-amz-target'] as string | undefined;
    asked.push({ path, target, body });
    const failure = failures.shift();
    if (failure === 0) return void response.destroy();
    const answer = failure === undefined ? answerTo(path, target, body) : { status: failure, body: {} };
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  const seal = (plain: Buffer, context: string): Buffer => sealed(versions, plain, context);
  const answerTo = (path: string, target: string | undefined, body: Record<string, unknown>): Answer => {
    try {
      if (target !== undefined) return aws(target, body);
      return path.startsWith('/v1/') ? google(path, body) : azure(path, body);
    } catch {
      return { status: 400, body: { __type: 'InvalidCiphertextException' } };
    }
  };
  const aws = (
    target: string,
    { KeyId, Plaintext, CiphertextBlob, EncryptionContext }: Record<string, unknown>,
  ): Answer => {
    const context = JSON.stringify([KeyId, EncryptionContext]);
    if (target === 'TrentService.Encrypt')
      return ok({ KeyId, CiphertextBlob: seal(bytes(Plaintext), context).toString('base64') });
    return ok({ KeyId, Plaintext: opened(versions, bytes(CiphertextBlob), context).toString('base64') });
  };
  const google = (path: string, body: Record<string, unknown>): Answer => {
    const [name = '', operation] = path.split(/:(?=encrypt$|decrypt$)/);
    const context = JSON.stringify([name, body.additionalAuthenticatedData]);
    if (operation === 'encrypt')
      return ok({ name, ciphertext: seal(bytes(body.plaintext), context).toString('base64') });
    return ok({ plaintext: opened(versions, bytes(body.ciphertext), context).toString('base64') });
  };
  const azure = (path: string, { alg, value }: Record<string, unknown>): Answer => {
    const [, key = '', version, operation] =
      /^\/keys\/([^/]+)(?:\/([0-9a-f]{32}))?\/(\w+)\?api-version=/.exec(path) ?? [];
    const latest = String(versions.length - 1).padStart(32, '0');
    const given = Buffer.from(String(value), 'base64url');
    if (operation === 'wrapkey') {
      const wrapped = seal(given, `${alg} ${version ?? latest}`).toString('base64url');
      return ok({ kid: `http://vault.test/keys/${key}/${version ?? latest}`, value: wrapped });
    }
    return ok({ value: opened(versions, given, `${alg} ${version}`).toString('base64url') });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    rotate: () => void versions.push(randomBytes(32)),
    fail: (...statuses) => void failures.push(...statuses),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function sealed(versions: readonly Buffer[], plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(12);
  const version = versions.length - 1;
  const cipher = createCipheriv('aes-256-gcm', versions[version] as Buffer, nonce).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), ciphertext]);
}

function opened(versions: readonly Buffer[], blob: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', versions[blob[0] ?? 0] as Buffer, blob.subarray(1, 13));
  decipher.setAAD(Buffer.from(context)).setAuthTag(blob.subarray(13, 29));
  return Buffer.concat([decipher.update(blob.subarray(29)), decipher.final()]);
}

function ok(body: object): Answer {
  return { status: 200, body };
}

function bytes(base64: unknown): Buffer {
  return Buffer.from(String(base64), 'base64');
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return JSON.parse(text) as Record<string, unknown>;
}
