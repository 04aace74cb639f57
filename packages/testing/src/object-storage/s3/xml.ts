export type XmlContent = string | { readonly [name: string]: XmlContent | readonly XmlContent[] };

/** A document of one element; lists become repeated elements. */
export function xml(name: string, content: XmlContent): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${element(name, content)}`;
}

/** The texts of all elements of a name, which hold nothing but text. */
export function textsOf(document: string, name: string): string[] {
  return [...document.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => unescaped(text));
}

function element(name: string, content: XmlContent): string {
  if (typeof content === 'string') return `<${name}>${escaped(content)}</${name}>`;
  const inner = Object.entries(content).map(([child, value]) =>
    Array.isArray(value) ? value.map((one) => element(child, one)).join('') : element(child, value as XmlContent),
  );
  return `<${name}>${inner.join('')}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|\w+);/gi, (entity, hex, decimal) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[entity] ?? entity);
  });
