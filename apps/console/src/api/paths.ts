/** A path with its places filled in, escaped: ``path`/stores/${id}/history` ``. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((text, part, index) => `${text}${encodeURIComponent(values[index - 1] ?? '')}${part}`);
}
