import { conformance } from '../testing/conformance.ts';
import { localFolderUnderTest } from '../testing/local-folder.ts';
import { raceConformance } from '../testing/race-conformance.ts';

conformance('a local folder', localFolderUnderTest);
raceConformance('a local folder', localFolderUnderTest);
