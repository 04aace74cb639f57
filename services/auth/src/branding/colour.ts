/** A colour as style sheets write it: `#1a73e8`. */
export const COLOUR = /^#[0-9a-f]{6}$/;

/** What text needs against what lies behind it (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

/** The contrast of a colour with white, 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrastWithWhite(colour: string): number {
  return 1.05 / (luminanceOf(colour) + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
