import { pathsOf, valueAt } from './combined.ts';
import type { PartialPolicy, SignInPolicy } from './policy.ts';
import { stricter } from './stricter.ts';

/** The parts in which a policy asks for less than one before it: where that one, in addition, would change something. */
export function loosenedParts(before: SignInPolicy, after: SignInPolicy): string[] {
  const both = stricter(after, before);
  return pathsOf(both).filter((path) => sorted(valueAt(both, path)) !== sorted(valueAt(after, path)));
}

function sorted(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
}

/** The first part of what a unit or a client says that would loosen a policy, and so have no effect; undefined: none. */
export function looserPart(policy: SignInPolicy, more: PartialPolicy): string | undefined {
  const both = stricter(policy, more);
  return pathsOf(policy).find((path) => {
    const [said, holds] = [valueAt(more, path), valueAt(both, path)];
    if (said === undefined) return false;
    // roles and models are added to, so all that was said holds; of everything else exactly what was said
    if (path === 'phishing_resistant_for') return false;
    if (Array.isArray(said) && Array.isArray(holds))
      return said.length !== holds.length || said.some((each) => !holds.includes(each));
    return said !== holds;
  });
}
