import { identifier } from '../features/identifiers/words.ja.ts';
import { lake } from '../features/lake/words.ja.ts';
import { memberships } from '../features/memberships/words.ja.ts';
import { organisation } from '../features/organisation/words.ja.ts';
import { people } from '../features/people/words.ja.ts';
import { stores } from '../features/stores/words.ja.ts';
import { shell } from '../shell/words.ja.ts';
import { common } from './common.ja.ts';

export const ja = { ...common, identifier, lake, memberships, organisation, people, shell, stores } as const;
