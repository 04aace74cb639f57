import { execFile, spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testIssuer } from '../src/test-tokens/index.ts';
import { freePort } from '../src/testing/free-port.ts';
import { openTestIssuer, TENANT, USER } from '../src/testing/test-issuer.ts';
import { buildPackage } from './build-package.ts';

const run = promisify(execFile);
const PACKAGE = join(import.meta.dirname, '..');
const MODULES = join(PACKAGE, '../../node_modules');
// packing and compiling as a product does
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let product: string;
let tarball: string;

/** A product's folder with the packed SDK and what it declares, and nothing else of this repository. */
beforeAll(async () => {
  product = await mkdtemp(join(tmpdir(), 'sdk-product-'));
  const built = join(product, 'built');
  await buildPackage(built);
  const { stdout } = await run('npm', ['pack', built, '--json', '--pack-destination', product], { cwd: product });
  tarball = (JSON.parse(stdout) as [{ filename: string }])[0].filename;
  await run('tar', ['-xf', tarball], { cwd: product });
  const installed = join(product, 'node_modules/@kiban/sdk');
  await mkdir(dirname(installed), { recursive: true });
  await cp(join(product, 'package'), installed, { recursive: true });
  for (const name of await declared(installed))
    await cp(join(MODULES, name), join(product, 'node_modules', name), copying);
  await writeFile(join(product, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rm(product, { recursive: true, force: true }));

const copying = { recursive: true, dereference: true };

/** What a package needs, and what that needs. */
async function declared(folder: string): Promise<Set<string>> {
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const names = new Set(Object.keys(dependencies));
  for (const name of [...names]) for (const more of await declared(join(MODULES, name))) names.add(more);
  return names;
}

/** Packages the product chose for itself. */
async function add(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const place = join(product, 'node_modules', name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(MODULES, name), place, 'junction');
  }
}

test('plain JavaScript in a product verifies a token with the packed SDK', async () => {
  const issuer = await openTestIssuer();
  await writeFile(
    join(product, 'verify.js'),
    `import { accessTokenVerifier, directoryClient, ProblemError } from '@kiban/sdk';
const claims = await accessTokenVerifier({ issuer: process.argv[2] }).verify(process.argv[3]);
console.log(claims.tenant_id, typeof directoryClient, ProblemError.name);`,
  );
  const { stdout } = await run(process.execPath, ['verify.js', issuer.issuer, await issuer.sign()], { cwd: product });
  expect(stdout.trim()).toBe(`${TENANT} function ProblemError`);
  await issuer.stop();
});

test('the middleware is there once the product has hono', async () => {
  await add('hono');
  await writeFile(
    join(product, 'guard.js'),
    `import { Hono } from 'hono';
import { accessTokenVerifier } from '@kiban/sdk';
import { requireAccessToken } from '@kiban/sdk/hono';
const verifier = accessTokenVerifier({ issuer: 'https://auth.example.com/oidc' });
const response = await new Hono().use(requireAccessToken({ verifier })).request('/');
console.log(response.status);`,
  );
  const { stdout } = await run(process.execPath, ['guard.js'], { cwd: product });
  expect(stdout.trim()).toBe('401');
});

test('a product that tests itself makes tokens of its own', async () => {
  await writeFile(
    join(product, 'tokens.js'),
    `import { testIssuer } from '@kiban/sdk/testing';
const { token, verifier } = await testIssuer();
const claims = await verifier.verify(await token({ tenant_id: '${TENANT}', user_id: '${TENANT}' }));
console.log(claims.tenant_id);`,
  );
  const { stdout } = await run(process.execPath, ['tokens.js'], { cwd: product });
  expect(stdout.trim()).toBe(TENANT);
});

test('the product of the README is fifteen lines at most, and does what it says', async () => {
  await add('@hono/node-server');
  const [, code = ''] = /```ts\n(.*?)```/s.exec(await readFile(join(PACKAGE, 'README.md'), 'utf8')) ?? [];
  expect(code.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(15);
  await writeFile(join(product, 'product.ts'), code);
  const issuer = await (await testIssuer()).serve();
  const PORT = String(await freePort());
  const child = spawn(process.execPath, ['product.ts'], {
    cwd: product,
    env: { PORT, ISSUER: issuer.issuer, API_URL: 'http://127.0.0.1:9', CLIENT_ID: 'orders', CLIENT_SECRET: 'x' },
  });
  const orders = async (claims: object | null): Promise<unknown> => {
    const token = claims === null ? 'x' : await issuer.sign({ sub: 'a', client_id: 'page', ...claims });
    const response = await fetch(`http://localhost:${PORT}/orders`, { headers: { authorization: `Bearer ${token}` } });
    return response.ok ? response.json() : response.status;
  };
  const acr = 'urn:kiban:acr:mfa';
  await vi.waitFor(() => orders(null), { timeout: 30_000, interval: 100 });
  expect(await orders({ tenant_id: TENANT, acr })).toEqual(['gauze', 'masks']);
  expect(await orders({ tenant_id: USER, acr })).toEqual([]);
  expect(await orders({ tenant_id: TENANT })).toBe(401);
  expect(await orders(null)).toBe(401);
  child.kill();
  await issuer.close();
});

test('TypeScript in a product sees the types, with every check of the compiler on', async () => {
  await add('@types/node', '@types/express', 'express', 'fastify');
  await writeFile(
    join(product, 'typed.ts'),
    `import { accessTokenVerifier, directoryClient, type AccessTokenClaims } from '@kiban/sdk';
import { singlePageApp, type SignedInPerson } from '@kiban/sdk/browser';
import { cloudflareAccess } from '@kiban/sdk/cloudflare-access';
import * as forExpress from '@kiban/sdk/express';
import * as forFastify from '@kiban/sdk/fastify';
import { requireAccessToken } from '@kiban/sdk/hono';
import express from 'express';
import fastify from 'fastify';
const verifier = accessTokenVerifier({ issuer: 'https://auth.example.com/oidc' });
export const guard = requireAccessToken({ verifier });
const app = express().use(forExpress.requireAccessToken({ verifier, scopes: ['directory:read'] }));
app.get('/', (request, response) => void response.send(forExpress.tokenOf(request).tenant_id));
fastify().addHook('onRequest', forFastify.requireAccessToken({ verifier, acr: 'urn:kiban:acr:mfa' }));
export const dev = cloudflareAccess({ team: 'https://dev.cloudflareaccess.com', audience: 'a' }).listener(app);
const page = { issuer: 'https://auth.example.com/oidc', client_id: 'app', redirect_uri: 'https://app.example.com/' };
export const person = (): Promise<SignedInPerson | null> => singlePageApp({ ...page, apis: [] }).start();
export const claims: Promise<AccessTokenClaims> = verifier.verify('');
const { data } = await directoryClient({ baseUrl: 'https://x.example.com', token: () => '' }).GET('/stores');
export const names: (string | null)[] = data.items.map((store) => store.name);
// @ts-expect-error a store has no colour
export const colours = data.items.map((store) => store.colour);`,
  );
  const compilerOptions = { module: 'nodenext', target: 'es2024', strict: true, noEmit: true, types: ['node'] };
  await writeFile(join(product, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['typed.ts'] }));
  const tsc = join(dirname(createRequire(import.meta.url).resolve('@typescript/native/package.json')), 'bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', product]).catch((failure) => failure);
  expect(stdout).toBe('');
});

test('the package holds what is published and nothing else', async () => {
  const { stdout } = await run('tar', ['-tf', tarball], { cwd: product });
  const files = stdout.trim().split('\n');
  expect(files).toEqual(expect.arrayContaining(['package/package.json', 'package/README.md', 'package/LICENSE']));
  expect(files.filter((file) => /\.test\.|\/testing\/|(?<!\.d)\.ts$|^package\/build/.test(file))).toEqual([]);
  const manifest = JSON.parse(await readFile(join(product, 'package/package.json'), 'utf8'));
  expect(manifest).not.toHaveProperty('private');
  expect(manifest).not.toHaveProperty('devDependencies');
});

test('the sources import nothing of ours, and nothing that is not declared', async () => {
  const { dependencies, peerDependencies } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'));
  const may = new Set(Object.keys({ ...dependencies, ...peerDependencies }));
  const found: string[] = [];
  for (const file of globSync('src/**/*.ts', { cwd: PACKAGE })) {
    if (/\.test\.ts$|\/testing\//.test(file)) continue;
    const source = await readFile(join(PACKAGE, file), 'utf8');
    for (const [, specifier = ''] of source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      const inside = specifier.startsWith('.') && !relative('src', join(dirname(file), specifier)).startsWith('..');
      const optional = name in peerDependencies && file !== `src/${name}.ts`;
      const foreign = isBuiltin(specifier) && file.startsWith('src/browser/'); // a browser has none of Node’s
      if (optional || foreign || !(inside || isBuiltin(specifier) || may.has(name)))
        found.push(`${file}: ${specifier}`);
    }
  }
  expect(found).toEqual([]);
});
