/** Who wants to do what, to what: one question of the Authorization API 1.0, §5. */
export interface Question {
  readonly subject: Subject;
  /** A permission's name in full: `directory.stores.read`, `hello.note.read`. */
  readonly action: string;
  readonly resource: Resource;
  /** The device that is used; null: not said. */
  readonly device_id: string | null;
}

export interface Subject {
  /** `user` (a user's id), `person` (the `sub` of tokens), `device`; of any other type nothing is known here. */
  readonly type: string;
  readonly id: string;
}

export interface Resource {
  /** `tenant`, `unit`, `store`, `user`, `device`, or what a product's permission is about. */
  readonly type: string;
  readonly id: string;
  /** Where a resource is that only its product knows. Of what is known here, the directory says where it is. */
  readonly store_id: string | null;
  readonly unit_id: string | null;
}

/** The types of resource that the platform itself knows. */
export const KNOWN_RESOURCES = ['tenant', 'unit', 'store', 'user', 'device'] as const;
export type KnownResource = (typeof KNOWN_RESOURCES)[number];

export function isKnownResource(type: string): type is KnownResource {
  return (KNOWN_RESOURCES as readonly string[]).includes(type);
}
