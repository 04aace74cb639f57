import { conformance } from '../testing/conformance.ts';
import { gcsUnderTest } from '../testing/emulated.ts';
import { faultConformance } from '../testing/fault-conformance.ts';
import { raceConformance } from '../testing/race-conformance.ts';

conformance('Google Cloud Storage', gcsUnderTest);
faultConformance('Google Cloud Storage', gcsUnderTest);
raceConformance('Google Cloud Storage', gcsUnderTest);
