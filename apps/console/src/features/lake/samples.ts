import type { LakeTable } from './api/lake-table.ts';

/** Some lines to begin with. */
export interface Sample {
  readonly program: string;
  readonly code: string;
}

/** How the tenant's rows of a table are read; `…` stands for an address that the operator gives. */
export function samplesOf({ name, location }: Pick<LakeTable, 'name' | 'location'>, tenantId: string): Sample[] {
  const at = location ?? `…/${name}`;
  return [
    {
      program: 'DuckDB',
      code: `install delta;\nload delta;\nselect * from delta_scan('${at}')\nwhere tenant_id = '${tenantId}'\nlimit 10;`,
    },
    {
      program: 'Spark',
      code: `rows = (\n    spark.read.format("delta")\n    .load("${at}")\n    .where("tenant_id = '${tenantId}'")\n)\nrows.show(10)`,
    },
    {
      program: 'Python (deltalake)',
      code: `from deltalake import DeltaTable\n\ntable = DeltaTable("${at}")\nrows = table.to_pandas(filters=[("tenant_id", "=", "${tenantId}")])`,
    },
  ];
}
