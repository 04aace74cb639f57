/** Bytes of XML; what providers send is about 10 KB. */
export const LARGEST_RESPONSE = 128 * 1024;
/** By how much clocks may differ. */
export const SKEW_MS = 60_000;
