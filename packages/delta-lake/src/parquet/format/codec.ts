/** How the pages of written files are compressed. */
export type Codec = 'snappy' | 'zstd' | 'uncompressed';
