import { checkFile, checkValue, type Finding, type Value } from '@kiban/tabular';
import type { DeviceMapping } from './device-mapping.ts';
import type { SourceMapping } from './source-mapping.ts';

/** What only shows when the parts of a mapping are held side by side. */
export function checkDeviceMapping(mapping: DeviceMapping): Finding[] {
  return [
    ...checkMatch(mapping),
    ...checkPreferences(mapping),
    ...mapping.sources.flatMap((source, index) =>
      [
        ...checkNameOnce(mapping, index),
        ...checkFile({ ...source, file: undefined }, [source]),
        ...valuesOf(source).flatMap(([path, value]) => checkValue(path, value, mapping.lookups, source)),
        ...checkSays(mapping, source),
      ].map((finding) => ({ ...finding, path: ['sources', index, ...finding.path] })),
    ),
  ];
}

/** What only hints at a device must not decide before what names one. */
function checkMatch({ match }: DeviceMapping): Finding[] {
  const hints = match.findIndex((key) => key === 'certificate' || key === 'name_in_store');
  const names = match.findLastIndex((key) => key === 'serial_number' || key === 'asset_tag');
  const findings: Finding[] = [];
  if (hints !== -1 && hints < names)
    findings.push({ path: ['match'], message: 'serial_number and asset_tag must come before the others' });
  const twice = match.find((key, index) => match.indexOf(key) !== index);
  if (twice !== undefined) findings.push({ path: ['match'], message: `names '${twice}' twice` });
  return findings;
}

function checkPreferences({ prefer, sources }: DeviceMapping): Finding[] {
  const names = sources.map(({ name }) => name);
  return Object.entries(prefer).flatMap(([field, preferred]) =>
    (Array.isArray(preferred) ? preferred : [])
      .filter((name) => !names.includes(name))
      .map((name) => ({
        path: ['prefer', field],
        message: `'${name}' is not among the sources (${names.join(', ')})`,
      })),
  );
}

function checkNameOnce({ sources }: DeviceMapping, index: number): Finding[] {
  const name = sources[index]?.name;
  if (sources.findIndex((source) => source.name === name) === index) return [];
  return [{ path: ['name'], message: `another source is called '${name}' already` }];
}

function checkSays(mapping: DeviceMapping, source: SourceMapping): Finding[] {
  const findings: Finding[] = [];
  if (Object.keys(source.device).length === 0 && source.certificate === undefined)
    findings.push({ path: [], message: 'must say something: device, certificate or both' });
  if (source.device.store !== undefined && source.stores === undefined && mapping.stores === undefined)
    findings.push({ path: ['device', 'store'], message: 'needs stores: which code system the codes are of' });
  if (source.certificate !== undefined && mapping.certificates === undefined)
    findings.push({ path: ['certificate'], message: 'needs certificates.authorities: who the issuers are' });
  return findings;
}

/** Every value of a source's mapping with its place in it. */
export function valuesOf({ device, certificate = {} as never }: SourceMapping): [Finding['path'], Value][] {
  const of = (part: string, values: object): [Finding['path'], Value][] =>
    Object.entries(values as Record<string, Value | undefined>).flatMap(([name, value]) =>
      value === undefined ? [] : [[[part, name], value]],
    );
  return [...of('device', device), ...of('certificate', certificate)];
}
