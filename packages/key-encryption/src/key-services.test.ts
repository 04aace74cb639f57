import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { envelopeOf } from './envelope.ts';
import { openKeyEncryption } from './open-key-encryption.ts';
import { startKeyServices } from './testing/key-services.ts';

const services = await startKeyServices();
vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
afterAll(() => services.close());
beforeEach(() => void services.asked.splice(0));

const { origin } = services;
const awsKey = 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const aws = (key = awsKey) => `aws-kms:${key}?endpoint=${origin}`;
const googleKey = 'projects/example.com:kiban/locations/asia-northeast1/keyRings/kiban/cryptoKeys/auth';
const google = (key = googleKey) => `gcp-kms:${key}?endpoint=${origin}`;
const azure = (key = 'kiban') => `azure-key-vault:${origin}/keys/${key}`;

const vendors = [
  ['AWS KMS', aws, awsKey.replace('1234abcd', '9999abcd')],
  ['Google Cloud KMS', google, googleKey.replace(/auth$/, 'other')],
  ['Azure Key Vault', azure, 'other'],
  ['a Managed HSM of Azure', () => `${azure()}?algorithm=A256KW`, undefined],
] as const;

describe.each(vendors)('%s', (_, urlOf, otherKey) => {
  const sealing = () => envelopeOf(openKeyEncryption(urlOf()));

  test('opens for its owner what was sealed, after the key was rotated too, and never sees the secret', async () => {
    const sealed = await sealing().seal('secret seed', 'owner-1');
    services.rotate();
    expect(await sealing().open(sealed, 'owner-1')).toBe('secret seed');
    expect(await sealing().open(await sealing().seal('anew', 'owner-1'), 'owner-1')).toBe('anew');
    const asked = JSON.stringify(services.asked);
    expect(asked).not.toContain('secret seed');
    expect(asked).not.toContain(Buffer.from('secret seed').toString('base64'));
  });

  test('opens for no other owner, also not the data key by itself', async () => {
    const sealed = await sealing().seal('secret', 'owner-1');
    await expect(sealing().open(sealed, 'owner-2')).rejects.toMatchObject({ code: 'sealed_malformed' });
    const [, key_id = '', wrapped = ''] = sealed.split('.');
    const unwrapped = openKeyEncryption(urlOf()).unwrap({ key_id, wrapped }, 'owner-2');
    await expect(unwrapped).rejects.toMatchObject({ code: 'sealed_malformed' });
  });

  test('asks once for a data key that is needed again', async () => {
    const envelope = sealing();
    const sealed = await envelope.seal('secret', 'owner');
    services.asked.splice(0);
    await Promise.all([envelope.open(sealed, 'owner'), envelope.open(sealed, 'owner')]);
    await envelope.open(sealed, 'owner');
    expect(services.asked).toHaveLength(1);
    await expect(envelope.open(sealed, 'other')).rejects.toMatchObject({ code: 'sealed_malformed' });
  });

  test('tries again when the service is busy or does not answer, and says so when it never does', async () => {
    const envelope = sealing();
    services.fail(503, 0);
    const sealed = await envelope.seal('secret', 'owner');
    services.fail(500, 500, 500);
    await expect(envelope.open(sealed, 'owner')).rejects.toMatchObject({ code: 'key_service_failed' });
    expect(await envelope.open(sealed, 'owner')).toBe('secret'); // a failure is not remembered
    services.fail(403);
    await expect(envelope.seal('secret', 'owner')).rejects.toMatchObject({ code: 'key_service_failed' });
  });

  test('a key put in front seals; the one behind it opens still; a stranger’s key is never asked', async () => {
    const sealed = await sealing().seal('secret', 'owner');
    const local = `base64:${Buffer.alloc(32, 1).toString('base64')}`;
    const both = envelopeOf(openKeyEncryption(`${local} ${urlOf()}`));
    expect(await both.open(sealed, 'owner')).toBe('secret');
    services.asked.splice(0);
    const renewed = await both.seal('secret', 'owner');
    expect(await envelopeOf(openKeyEncryption(local)).open(renewed, 'owner')).toBe('secret');
    await expect(sealing().open(renewed, 'owner')).rejects.toMatchObject({ code: 'key_unknown' });
    if (otherKey !== undefined)
      await expect(envelopeOf(openKeyEncryption(urlOf(otherKey))).open(sealed, 'owner')).rejects.toMatchObject({
        code: 'key_unknown',
      });
    expect(services.asked).toEqual([]);
  });
});

test('the context goes to the vendor where it takes one', async () => {
  await envelopeOf(openKeyEncryption(aws())).seal('x', 'owner-1');
  await envelopeOf(openKeyEncryption(google())).seal('x', 'owner-1');
  expect(services.asked).toMatchObject([
    { target: 'TrentService.Encrypt', body: { KeyId: awsKey, EncryptionContext: { kiban_owner: 'owner-1' } } },
    { path: `/v1/${googleKey}:encrypt`, body: { additionalAuthenticatedData: btoa('owner-1') } },
  ]);
});

test.each([
  '',
  'secret-key',
  'base64',
  'vault:secret-key',
  'aws-kms:alias/secret-key',
  'gcp-kms:projects/secret-key',
  'azure-key-vault:https://secret-key',
])('“%s” is refused with what to write, and without what was given', (url) => {
  expect(() => openKeyEncryption(url)).toThrow(expect.objectContaining({ code: 'key_location_invalid' }));
  expect(() => openKeyEncryption(url)).not.toThrow('secret-key');
});
