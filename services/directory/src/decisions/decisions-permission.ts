/** What asking for decisions demands. A person needs no scope for it; a program needs the scope. */
export const DECISIONS_PERMISSION = 'directory.decisions.read';
