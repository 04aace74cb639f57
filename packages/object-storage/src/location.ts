import { fileURLToPath } from 'node:url';
import { joinedPrefix } from './object-path.ts';
import { StorageError } from './storage-error.ts';

export type Location =
  | { readonly scheme: 'file'; readonly folder: string }
  | { readonly scheme: 's3'; readonly bucket: string; readonly prefix: string; readonly parameters: Parameters }
  | { readonly scheme: 'gs'; readonly bucket: string; readonly prefix: string; readonly parameters: Parameters }
  | {
      readonly scheme: 'az';
      readonly account: string;
      readonly container: string;
      readonly prefix: string;
      readonly parameters: Parameters;
    };

export interface Parameters {
  readonly endpoint?: string;
  readonly region?: string;
}

/** Takes a location's URL apart; a text without a scheme is a folder's path. @throws StorageError `invalid_location` */
export function parseLocation(text: string): Location {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(text))
    return { scheme: 'file', folder: text === '' ? refuse(text, 'is empty') : text };
  const url = URL.canParse(text) ? new URL(text) : refuse(text, 'is not a URL');
  if (url.username !== '' || url.password !== '') refuse(url.protocol, 'must not contain credentials');
  if (url.hash !== '') refuse(text, 'must not contain a fragment');
  switch (url.protocol) {
    case 'file:':
      if (url.host !== '' || url.search !== '') refuse(text, 'must be file:///absolute/path');
      return { scheme: 'file', folder: fileURLToPath(url) };
    case 's3:':
      return { scheme: 's3', ...bucketOf(url, text), parameters: parametersOf(url, text, ['endpoint', 'region']) };
    case 'gs:':
      return { scheme: 'gs', ...bucketOf(url, text), parameters: parametersOf(url, text, ['endpoint']) };
    case 'az:': {
      const [container = '', ...rest] = segmentsOf(url, text);
      if (url.host === '' || container === '') refuse(text, 'must be az://account/container/prefix');
      const parameters = parametersOf(url, text, ['endpoint']);
      return { scheme: 'az', account: url.host, container, prefix: joinedPrefix('', rest.join('/')), parameters };
    }
    default:
      return refuse(url.protocol, 'is no scheme of a storage: file, s3, gs or az');
  }
}

function bucketOf(url: URL, text: string): { bucket: string; prefix: string } {
  if (url.host === '') refuse(text, `must be ${url.protocol}//bucket/prefix`);
  return { bucket: url.host, prefix: joinedPrefix('', segmentsOf(url, text).join('/')) };
}

function segmentsOf(url: URL, text: string): string[] {
  try {
    return url.pathname.slice(1).split('/').map(decodeURIComponent);
  } catch (cause) {
    throw new StorageError('invalid_location', `The location ${text} is not URL-encoded.`, { cause });
  }
}

function parametersOf(url: URL, text: string, known: readonly string[]): Parameters {
  for (const name of url.searchParams.keys()) {
    if (!known.includes(name)) refuse(text.replace(/\?.*/s, ''), `does not know the parameter ${name}`);
  }
  return Object.fromEntries(url.searchParams);
}

function refuse(location: string, why: string): never {
  throw new StorageError('invalid_location', `The location ${location} ${why}.`);
}
