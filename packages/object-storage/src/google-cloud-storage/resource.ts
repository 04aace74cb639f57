import type { ObjectHead } from '../store.ts';

/** The fields of an object that we ask for: https://cloud.google.com/storage/docs/json_api/v1/objects#resource */
export interface ObjectResource {
  readonly name: string;
  readonly size: string;
  readonly timeCreated: string;
  readonly generation: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export const FIELDS = 'name,size,timeCreated,generation';

/** Name of the object's metadata that says which writes led to it. */
export const WRITES = 'writes';

export function headOf(resource: ObjectResource): ObjectHead {
  return {
    size: Number(resource.size),
    last_modified: Date.parse(resource.timeCreated),
    etag: resource.generation,
    writes: resource.metadata?.[WRITES]?.split(',') ?? [],
  };
}
