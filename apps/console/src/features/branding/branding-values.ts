import type { Branding, NewBranding } from '../../api/auth-types.ts';

/** What the form of the look holds; '' is the platform's own. */
export interface BrandingValues {
  readonly name: string;
  readonly colour: string;
  /** PNG, base64. */
  readonly mark: string;
}

export const brandingFields = ['name', 'colour', 'mark'] as const satisfies readonly (keyof BrandingValues)[];

export function brandingValues(branding: Branding | null): BrandingValues {
  return { name: branding?.name ?? '', colour: branding?.colour ?? '', mark: branding?.mark ?? '' };
}

/** As the API takes it: what was emptied is the platform's own. */
export function newBranding({ name, colour, mark }: BrandingValues): Omit<NewBranding, 'reason'> {
  return { name: name.trim() || null, colour: colour.trim().toLowerCase() || null, mark: mark || null };
}

const LEAST_CONTRAST = 4.5;

/** What is wrong with a colour: `malformed`, or `light` when white text on it could not be read (WCAG 2.2, 1.4.3). */
export function colourProblem(text: string): 'malformed' | 'light' | undefined {
  const colour = text.trim();
  if (colour === '') return undefined;
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return 'malformed';
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const contrast = 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  return contrast < LEAST_CONTRAST ? 'light' : undefined;
}
