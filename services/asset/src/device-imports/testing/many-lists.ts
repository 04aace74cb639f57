import type { Line, Lists } from './shop.ts';

/**
 * Four lists of about `lines` lines in which everything happens that can: values that differ, hyphens, tags of other devices,
 * certificates in two hands, names alone, unknown stores, repeated and malformed lines. The same every time.
 */
export function manyLists(lines: number): Lists {
  const devices = Array.from({ length: Math.floor(lines / 3.5) }, (_, index) => index);
  return {
    ledger: devices.flatMap(inLedger),
    mdm: devices.filter((index) => index % 10 !== 0).map(inDeviceManagement),
    kiosks: devices.filter((index) => index % 2 === 0).map(atReception),
    issued: devices.map(issued),
  };
}

const serial = (index: number): string => `SN${100_000 + index}`;
const tag = (index: number): string => `T-${10_000 + index}`;
const store = (index: number): string => (index % 50 === 7 ? '77' : index % 3 === 0 ? '2' : '1');
const certificate = (index: number): string => (0xa_0000 + index).toString(16);

function inLedger(index: number): Line[] {
  if (index % 97 === 5) return ['too,few'];
  const line = {
    serial: index % 11 === 3 ? '' : serial(index),
    // now and then the tag of another one
    tag: index % 101 === 9 ? tag(index - 1) : tag(index),
    name: `端末${index}`,
    type: 'pc',
    model: 'A1',
    store: store(index),
    status: index % 40 === 1 ? 'lost' : index % 41 === 1 ? 'burnt' : 'registered',
  };
  return index % 89 === 2 ? [line, line] : [line];
}

function inDeviceManagement(index: number): Line {
  return {
    serial: index % 4 === 0 ? serial(index).replace('SN', 'sn-') : serial(index),
    tag: index % 6 === 0 ? tag(index) : '',
    name: index % 20 === 3 ? `PC-${index}` : `端末${index}`,
    model: index % 15 === 0 ? 'A2' : 'A1',
    store: index % 25 === 0 ? '1' : '',
  };
}

function atReception(index: number): Line {
  const name = index % 30 === 0 ? '受付' : `端末${index}`;
  return {
    tag: index % 30 === 0 ? '' : tag(index),
    name,
    store: store(index),
    issuer: 'CN=CA',
    certificate: certificate(index),
  };
}

function issued(index: number): Line {
  // now and then to another device
  return { tag: tag(index % 35 === 4 ? index + 2 : index), issuer: 'CN=CA', certificate: certificate(index) };
}
