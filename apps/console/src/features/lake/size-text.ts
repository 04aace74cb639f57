/** `1.2 MB`: the same in both languages. */
export function sizeText(bytes: number): string {
  const power = bytes < 1_000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${value.toLocaleString('en', { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 })} ${['B', 'kB', 'MB', 'GB', 'TB'][power]}`;
}
