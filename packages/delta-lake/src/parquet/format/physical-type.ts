/** Numbers of parquet.thrift's Type. */
export const physicalType = {
  boolean: 0,
  int32: 1,
  int64: 2,
  float: 4,
  double: 5,
  byte_array: 6,
  fixed_len_byte_array: 7,
} as const;
