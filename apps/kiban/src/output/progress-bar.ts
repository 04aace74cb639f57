/** One line: a bar, how much, how fast, how long still. `total` null: how much and how fast only. */
export function progressLine(
  label: string,
  done: number,
  total: number | null,
  elapsedMs: number,
  words: { readonly perSecond: string; readonly left: string },
): string {
  const rate = elapsedMs > 0 ? Math.round((done * 1000) / elapsedMs) : 0;
  const speed = `${rate.toLocaleString('en')} ${words.perSecond}`;
  if (total === null || total === 0) return `${label}  ${done.toLocaleString('en')}  ${speed}`;
  const share = Math.min(1, done / total);
  const width = 24;
  const filled = Math.round(share * width);
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
  const left = rate > 0 ? `${Math.ceil((total - done) / rate)} s ${words.left}` : '';
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  return `${label}  ${bar} ${percent}  ${done.toLocaleString('en')}/${total.toLocaleString('en')}  ${speed}  ${left}`;
}
