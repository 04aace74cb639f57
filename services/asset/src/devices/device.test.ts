import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import {
  type Device,
  type DeviceRow,
  type DeviceStatus,
  deviceChanged,
  deviceEnrolled,
  deviceFound,
  deviceLost,
  deviceMoved,
  deviceRegistered,
  deviceResumed,
  deviceRetired,
  deviceSuspended,
} from './device.ts';

const key = {
  key_thumbprint: 'a'.repeat(43),
  public_key: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
} as const;

function deviceIn(status: DeviceStatus, keyed = status === 'active'): DeviceRow {
  const { state } = deviceRegistered('id', { name: '端末', device_type: 'pc', store_id: 'store' }, now);
  const row = { id: 'id', version: 3, valid_from: '', recorded_at: '' };
  return { ...row, ...state, ...(keyed ? key : {}), status };
}

const acts: Readonly<Record<string, (device: DeviceRow) => { state: Device; name: string } | null>> = {
  enrol: (device) => deviceEnrolled(device, { ...key, key_thumbprint: 'b'.repeat(43) }, now),
  suspend: (device) => deviceSuspended(device, now),
  resume: (device) => deviceResumed(device, now),
  lose: (device) => deviceLost(device, now),
  find: (device) => deviceFound(device, 'active', now),
  retire: (device) => deviceRetired(device, now),
};

test('a device begins without a key', () => {
  expect(deviceIn('registered')).toMatchObject({ status: 'registered', key_thumbprint: null, public_key: null });
});

test.each([
  ['registered', 'enrol', 'active'],
  ['registered', 'suspend', 'suspended'],
  ['registered', 'lose', 'lost'],
  ['registered', 'retire', 'retired'],
  ['active', 'enrol', 'active'],
  ['active', 'suspend', 'suspended'],
  ['active', 'lose', 'lost'],
  ['active', 'retire', 'retired'],
  ['suspended', 'resume', 'registered'],
  ['suspended', 'lose', 'lost'],
  ['suspended', 'retire', 'retired'],
  ['lost', 'find', 'registered'],
  ['lost', 'retire', 'retired'],
] as const)('from %s, %s leads to %s, and nothing else is possible', (from, act, to) => {
  expect(acts[act]?.(deviceIn(from))?.state.status).toBe(to);
});

test.each([
  ['registered', ['resume', 'find']],
  ['active', ['resume', 'find']],
  ['suspended', ['enrol', 'suspend', 'find']],
  ['lost', ['enrol', 'suspend', 'resume', 'lose']],
  ['retired', ['enrol', 'suspend', 'resume', 'lose', 'find', 'retire']],
] as const)('of %s devices %s are refused, in both languages', (from, refused) => {
  for (const act of refused)
    expect(() => acts[act]?.(deviceIn(from))).toThrow(
      expect.objectContaining({ words: { en: expect.any(String), ja: expect.any(String) } }),
    );
});

test('what had a key is usable again with it, and a retired one has none', () => {
  expect(deviceResumed(deviceIn('suspended', true), now)?.state).toMatchObject({ status: 'active', ...key });
  expect(deviceFound(deviceIn('lost', true), 'active', now)?.state).toMatchObject({ status: 'active', ...key });
  expect(deviceRetired(deviceIn('active'), now)?.state).toMatchObject({ key_thumbprint: null, public_key: null });
});

test('finding a device resumes nothing: what was suspended before it was lost is so again', () => {
  expect(deviceFound(deviceIn('lost', true), 'suspended', now)?.state).toMatchObject({ status: 'suspended', ...key });
});

test('a new key takes the place of the old one', () => {
  expect(acts.enrol?.(deviceIn('active'))?.state.key_thumbprint).toBe('b'.repeat(43));
});

test('what changes nothing is no change, and a retired device changes no more', () => {
  expect(deviceChanged(deviceIn('active'), { name: '端末' }, now)).toBeNull();
  expect(deviceMoved(deviceIn('active'), 'store', now)).toBeNull();
  expect(deviceMoved(deviceIn('lost'), 'other', now)).toMatchObject({ name: 'device.moved' });
  expect(() => deviceChanged(deviceIn('retired'), { name: '別' }, now)).toThrow('retired');
  expect(() => deviceMoved(deviceIn('retired'), 'other', now)).toThrow('retired');
  expect(() => deviceChanged(null, {}, now)).toThrow('no such device');
});
