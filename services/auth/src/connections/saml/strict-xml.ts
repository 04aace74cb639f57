import { DOMParser, type Document, type Element, onWarningStopParsing } from '@xmldom/xmldom';

/** XML that is not taken. */
export class XmlRefused extends Error {
  readonly code = 'xml_refused';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'XmlRefused';
  }
}

/**
 * Reads XML from outside: UTF-8, small, and nothing in it that parsers read differently: no document type (entities), no
 * comments, no processing instructions, no CDATA.
 *
 * @param largest bytes, and how many tags and attributes, looked at before anything is parsed: a small text of many takes long.
 * @throws XmlRefused
 */
export function strictXml(
  bytes: Uint8Array,
  largest: { readonly bytes: number; readonly tags: number },
): { readonly text: string; readonly document: Document } {
  if (bytes.length > largest.bytes) throw new XmlRefused(`It is larger than ${largest.bytes} bytes.`);
  if (signs(bytes, '<') > largest.tags || signs(bytes, '=') > largest.tags)
    throw new XmlRefused(`It is larger than ${largest.tags} tags or attributes.`);
  const text = utf8(bytes);
  const [declaration = ''] = /^\s*<\?xml\s[^>]*\?>/.exec(text) ?? [];
  const encoding = /encoding\s*=\s*["']([^"']*)/i.exec(declaration)?.[1];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') throw new XmlRefused('It is not in UTF-8.');
  if (/<[!?]/.test(text.slice(declaration.length)))
    throw new XmlRefused('It holds a document type, a comment, CDATA or a processing instruction.');
  try {
    const document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(text, 'text/xml');
    return { text, document };
  } catch (cause) {
    throw new XmlRefused('It is not well-formed.', { cause });
  }
}

/** The only child of that name; undefined when there is none. @throws XmlRefused when there are several. */
export function onlyChild(parent: Element, namespace: string, name: string): Element | undefined {
  const [first, second] = children(parent, namespace, name);
  if (second !== undefined) throw new XmlRefused(`There is more than one ${name}.`);
  return first;
}

export function children(parent: Element, namespace: string, name: string): Element[] {
  return [...parent.childNodes].filter(
    (node): node is Element =>
      node.nodeType === 1 && (node as Element).namespaceURI === namespace && (node as Element).localName === name,
  );
}

/** How often a sign of ASCII stands in it. */
function signs(bytes: Uint8Array, sign: string): number {
  const code = sign.codePointAt(0);
  return bytes.reduce((count, byte) => (byte === code ? count + 1 : count), 0);
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw new XmlRefused('It is not in UTF-8.', { cause });
  }
}
