import { expect, test } from 'vitest';
import { type Held, permissionsOf } from './permissions-of.ts';

const manifest = {
  permissions: [
    { permission: 'asset.devices.read', resource_type: 'device' },
    { permission: 'asset.licences.read', resource_type: 'tenant' },
  ],
  roles: [{ key: 'viewer', permissions: ['asset.devices.read', 'asset.licences.read'] }],
};
const NOW = Date.parse('2026-04-01T00:00:00Z');
const viewer: Held = {
  role: 'kiban:viewer',
  unit_id: null,
  store_id: null,
  starts_at: '2026-01-01T00:00:00Z',
  ends_at: null,
};
const permitted = (...roles: readonly Held[]) =>
  permissionsOf({ permissions: ['directory.self.read'], roles }, manifest, NOW);

test('a role for the whole tenant shows what it permits in every service', () => {
  expect(permitted(viewer)).toEqual(['asset.devices.read', 'asset.licences.read', 'directory.self.read']);
});

test('a role for a store shows nothing that only the whole tenant gives', () => {
  expect(permitted({ ...viewer, store_id: 's' })).toEqual(['asset.devices.read', 'directory.self.read']);
});

test('a role that has not begun or is over shows nothing, nor does a product’s', () => {
  expect(permitted({ ...viewer, starts_at: '2026-05-01T00:00:00Z' })).toEqual(['directory.self.read']);
  expect(permitted({ ...viewer, ends_at: '2026-03-01T00:00:00Z' })).toEqual(['directory.self.read']);
  expect(permitted({ ...viewer, role: 'hello:viewer' })).toEqual(['directory.self.read']);
});
