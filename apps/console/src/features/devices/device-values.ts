import type { Device, DeviceChange, NewDevice } from '../../api/asset-types.ts';

/** What the form of a device holds; '' is nothing. */
export interface DeviceValues {
  readonly name: string;
  readonly device_type: string;
  readonly store_id: string | null;
  readonly manufacturer: string;
  readonly model: string;
  readonly serial_number: string;
  readonly asset_tag: string;
  readonly note: string;
}

const optional = ['manufacturer', 'model', 'serial_number', 'asset_tag', 'note'] as const;
type Optional = (typeof optional)[number];

/** Of something new; a device that is there moves by an act of its own. */
export const newDeviceFields = ['name', 'device_type', 'store_id', ...optional] as const;
export const deviceFields = ['name', 'device_type', ...optional] as const;

export function deviceValues(device: Device | null, storeId: string | null = null): DeviceValues {
  return {
    name: device?.name ?? '',
    device_type: device?.device_type ?? 'pc',
    store_id: device?.store_id ?? storeId,
    manufacturer: device?.manufacturer ?? '',
    model: device?.model ?? '',
    serial_number: device?.serial_number ?? '',
    asset_tag: device?.asset_tag ?? '',
    note: device?.note ?? '',
  };
}

/** As the API takes it: an emptied text becomes null. */
export function newDevice({ name, device_type, store_id, ...rest }: DeviceValues): NewDevice {
  return { name: name.trim(), device_type: device_type.trim(), store_id: store_id ?? '', ...withoutEmpty(rest) };
}

/** The same for the fields that changed. */
export function deviceChange(changed: Partial<DeviceValues>): DeviceChange {
  const { name, device_type, store_id, ...rest } = changed;
  return {
    ...(name !== undefined && { name: name.trim() }),
    ...(device_type !== undefined && { device_type: device_type.trim() }),
    ...withoutEmpty(rest),
  };
}

function withoutEmpty(values: Partial<Pick<DeviceValues, Optional>>): { readonly [Field in Optional]?: string | null } {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value.trim() || null]));
}
