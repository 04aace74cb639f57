/** Node's zlib where there is one; undefined in a browser. */
export const nodeZlib: typeof import('node:zlib') | undefined =
  typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:zlib');
