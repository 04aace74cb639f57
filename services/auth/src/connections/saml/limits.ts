/** Bytes of XML; what providers send is about 10 KB. */
export const LARGEST_RESPONSE = 128 * 1024;
/** Tags, and attributes; somebody in 150 groups has 500. Verifying takes the square of them. */
export const MOST_IN_RESPONSE = 2000;
/** Elements in SignedInfo, and attributes there; it has ten. It is canonicalised for every certificate before a key is used. */
export const MOST_SIGNED_INFO = 32;
/** By how much clocks may differ. */
export const SKEW_MS = 60_000;
