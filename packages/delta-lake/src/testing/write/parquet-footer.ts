import { parquetMetadataAsync } from 'hyparquet';

/** What a file's footer tells of its columns. */
export async function readFooter(
  bytes: Uint8Array,
): Promise<readonly { readonly column: string; readonly hasStatistics: boolean }[]> {
  const { row_groups } = await parquetMetadataAsync(bytes.slice().buffer);
  return row_groups.flatMap(({ columns }) =>
    columns.map(({ meta_data }) => ({
      column: meta_data?.path_in_schema.join('.') ?? '',
      hasStatistics: meta_data?.statistics !== undefined,
    })),
  );
}
