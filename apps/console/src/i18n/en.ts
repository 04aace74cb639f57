import { identifier } from '../features/identifiers/words.en.ts';
import { lake } from '../features/lake/words.en.ts';
import { memberships } from '../features/memberships/words.en.ts';
import { organisation } from '../features/organisation/words.en.ts';
import { people } from '../features/people/words.en.ts';
import { stores } from '../features/stores/words.en.ts';
import { shell } from '../shell/words.en.ts';
import { common } from './common.en.ts';
import type { ja } from './ja.ts';
import type { Shape } from './shape.ts';

export const en: Shape<typeof ja> = { ...common, identifier, lake, memberships, organisation, people, shell, stores };
