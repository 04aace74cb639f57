/**
 * Whether these are the 13 digits of a Japanese corporate number (法人番号) with the right check digit in front.
 * Source: 法人番号の指定等に関する省令, article 2: 9 - (sum of digit n from the right × (1 when n is odd, 2 when even)) mod 9.
 */
export function isCorporateNumber(value: string): boolean {
  if (!/^[1-9]\d{12}$/.test(value)) return false;
  let sum = 0;
  for (let n = 1; n <= 12; n += 1) sum += Number(value[13 - n]) * (n % 2 === 0 ? 2 : 1);
  return Number(value[0]) === 9 - (sum % 9);
}
