import { heavySet } from '@kiban/testing';
import { conformance } from '../testing/conformance.ts';
import { azureUnderTest } from '../testing/emulated.ts';
import { faultConformance } from '../testing/fault-conformance.ts';
import { raceConformance } from '../testing/race-conformance.ts';

await heavySet('emulators');

conformance('Azure Blob Storage', azureUnderTest);
faultConformance('Azure Blob Storage', azureUnderTest);
raceConformance('Azure Blob Storage', azureUnderTest);
