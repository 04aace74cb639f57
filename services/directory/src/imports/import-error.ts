/** An import that cannot go on. What was imported before it stays; nothing of the snapshot in question is half done. */
export class ImportError extends Error {
  readonly code: 'snapshot_differs' | 'snapshot_changed_halfway' | 'snapshot_out_of_order' | 'import_running';
  constructor(code: ImportError['code'], message: string) {
    super(message);
    this.name = 'ImportError';
    this.code = code;
  }
}
