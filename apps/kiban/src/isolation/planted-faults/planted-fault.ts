/** One way to break the isolation of tenants, and what the guard must say of it. */
export interface PlantedFault {
  readonly fault: string;
  /** Run as the owner, like a migration. */
  readonly asOwner?: string;
  /** Run as a superuser, like a careless administrator. */
  readonly asAdministrator?: string;
  /** All rules that it breaks. */
  readonly breaks: readonly string[];
  /** Must stand in the first rule's mend. */
  readonly mend: string;
}

/** Grants a planted relation to a service. */
export const granted = (name: string, privilege = 'select'): string =>
  `grant ${privilege} on directory.${name} to kiban_directory;`;
