/** As a certificate's serial number may be typed: hexadecimal, with or without colons and spaces. */
const SERIAL = /^[0-9a-f][0-9a-f:\s-]{0,80}$/i;

export function isSerialNumber(text: string): boolean {
  return SERIAL.test(text.trim());
}

/** `1A2B3C` as `1A:2B:3C`, which people compare more easily. */
export function groupedSerial(serial: string): string {
  return serial.match(/../g)?.join(':') ?? serial;
}

/** What the API takes: hexadecimal digits and nothing else. */
export function plainSerial(text: string): string {
  return text.replace(/[:\s-]/g, '');
}
