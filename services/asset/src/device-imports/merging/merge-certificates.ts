import type { SourceLine } from '../source-line.ts';
import { certificateKey } from './canonical.ts';
import { newestOf } from './merge-device.ts';
import type { CertificateClaim, MergedCertificate, MergeRules } from './merged.ts';
import { ordered, preferring } from './preference.ts';

/** A line with a certificate, and which of the devices the line tells of; null: of none, `aside`: of one that was set aside. */
export interface CertificateLine {
  readonly line: SourceLine;
  readonly device: number | null | 'aside';
}

/**
 * The certificates that lines tell of, each with the one device that holds it. Who says of a device that was set aside says
 * nothing; a certificate that only such lines tell of is left out with them.
 */
export function mergeCertificates(
  told: readonly CertificateLine[],
  labels: readonly string[],
  rules: MergeRules,
): MergedCertificate[] {
  const byKey = Map.groupBy(told, ({ line }) => (line.certificate === null ? '' : certificateKey(line.certificate)));
  return [...byKey]
    .toSorted(([one], [other]) => ordered(one, other))
    .flatMap(([key, all]) => {
      const lines = all.filter(({ device }) => device !== 'aside');
      return lines.length === 0 ? [] : [mergeCertificate(key, lines, labels, rules)];
    });
}

function mergeCertificate(
  key: string,
  told: readonly CertificateLine[],
  labels: readonly string[],
  rules: MergeRules,
): MergedCertificate {
  const order = preferring(rules, 'certificate');
  const believed = told.toSorted((one, other) => order(one.line, other.line));
  const claims: CertificateClaim[] = believed.flatMap(({ line: { source, line }, device }) =>
    typeof device === 'number' ? [{ source, line, device, text: labels[device] ?? '' }] : [],
  );
  const said = <Field extends 'subject' | 'not_before' | 'not_after'>(field: Field): string | null =>
    believed.flatMap(({ line }) => line.certificate?.[field] ?? [])[0] ?? null;
  const [{ line } = { line: null }] = believed;
  const { issuer = '', serial_number = '' } = line?.certificate ?? {};
  const differ = new Set(claims.map(({ device }) => device)).size > 1 && !rules.may_differ.includes('certificate');
  return {
    key,
    certificate: {
      ...{ issuer, serial_number },
      subject: said('subject'),
      not_before: said('not_before'),
      not_after: said('not_after'),
    },
    lines: believed.map(({ line: { source, line } }) => ({ source, line })),
    date: newestOf(
      believed.map(({ line }) => line),
      rules,
    ),
    holder: claims[0]?.device ?? null,
    claims: differ ? claims : [],
  };
}
