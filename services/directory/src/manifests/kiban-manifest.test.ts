import { expect, test } from 'vitest';
import { permissions } from '../api/permissions.ts';
import { kibanManifest } from './kiban-manifest.ts';

test('what demands neither role nor scope is everybody’s; what machines alone may do is nobody’s', () => {
  const manifest = kibanManifest([permissions]);
  const everybodys = manifest.permissions.filter(({ everybody }) => everybody).map(({ key }) => key);
  expect(everybodys).toContain('directory.self.read');
  expect(everybodys).toContain('directory.access_requests.write');
  expect(everybodys).not.toContain('directory.manifests.write');
  expect(everybodys).not.toContain('directory.stores.read');
});
