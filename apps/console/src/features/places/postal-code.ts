/** 980-0021: seven digits as Japan writes them, anything else as it is. */
export function postalCodeText(code: string | null): string | null {
  return code !== null && /^\d{7}$/.test(code) ? `${code.slice(0, 3)}-${code.slice(3)}` : code;
}
