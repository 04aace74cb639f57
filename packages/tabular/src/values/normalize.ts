const ASCII = /^[ -~]*$/;

const STEPS = {
  nfkc: (value: string) => (ASCII.test(value) ? value : value.normalize('NFKC')),
  nfc: (value: string) => value.normalize('NFC'),
  trim: (value: string) => value.trim(),
  // \s holds the ideographic space U+3000.
  squeeze: (value: string) => value.replace(/\s+/gu, ' '),
  upper: (value: string) => value.toUpperCase(),
  lower: (value: string) => value.toLowerCase(),
};

export type NormalizeStep = keyof typeof STEPS;

export const NORMALIZE_STEPS = Object.keys(STEPS) as NormalizeStep[];

/** Runs the steps in their order. An empty value is null always. */
export function compileNormalize(steps: readonly NormalizeStep[]): (value: string) => string | null {
  const functions = steps.map((step) => STEPS[step]);
  return (value) => {
    let result = value;
    for (const step of functions) result = step(result);
    return result === '' ? null : result;
  };
}
