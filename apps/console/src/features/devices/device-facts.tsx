import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { Device } from '../../api/asset-types.ts';
import { Moment } from '../../time/zone.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { deviceTypeText } from './device-type.ts';

/** What is known about a device at the moment looked at; `today` is given in the past only, to say what differs. */
export function deviceFacts(t: TFunction, device: Device, today: Device | undefined): Fact[] {
  const now = (of: (device: Device) => string | null) => (today && of(today) !== of(device) ? { now: of(today) } : {});
  const code = (value: string | null) => (value === null ? null : <Copyable value={value} />);
  const { store_id, store_name, unit_name, key_thumbprint, last_seen_at } = device;
  return [
    { label: t('devices.name'), value: device.name, ...now(({ name }) => name) },
    {
      label: t('field.status'),
      value: <StateTag state={device.status} />,
      ...now(({ status }) => t(`state.${status}`)),
    },
    {
      label: t('field.store_id'),
      value: (
        <Link to="/stores/$storeId" params={{ storeId: store_id }} className="text-accent hover:underline">
          {store_name ?? '–'}
        </Link>
      ),
      ...now((each) => each.store_name),
    },
    { label: t('field.unit_id'), value: unit_name, ...now((each) => each.unit_name) },
    {
      label: t('field.device_type'),
      value: deviceTypeText(t, device.device_type),
      ...now(({ device_type }) => deviceTypeText(t, device_type)),
    },
    { label: t('field.serial_number'), value: code(device.serial_number), ...now((each) => each.serial_number) },
    { label: t('field.asset_tag'), value: code(device.asset_tag), ...now(({ asset_tag }) => asset_tag) },
    { label: t('field.manufacturer'), value: device.manufacturer, ...now(({ manufacturer }) => manufacturer) },
    { label: t('field.model'), value: device.model, ...now(({ model }) => model) },
    { label: t('field.note'), value: device.note, ...now(({ note }) => note) },
    {
      label: t('field.key_thumbprint'),
      value:
        key_thumbprint === null ? null : <Copyable value={key_thumbprint} short={`${key_thumbprint.slice(0, 12)}…`} />,
      ...now((each) => each.key_thumbprint),
    },
    // what is seen is known of now only
    ...(today === undefined
      ? [
          {
            label: t('field.last_seen_at'),
            value: last_seen_at === null ? t('devices.neverSeen') : <Moment at={last_seen_at} />,
          },
        ]
      : []),
  ];
}
