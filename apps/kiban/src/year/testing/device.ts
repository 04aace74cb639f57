import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { certificateRequest } from '../../demo/certificate-request.ts';
import type { Group } from './group.ts';
import type { Terminal } from './terminal.ts';
import type { Thing } from './voice.ts';

interface Enrolled {
  readonly device_id: string;
  readonly certificate: { readonly certificate_id: string } | null;
}

/** Enrols with a code, and comes out with its first certificate. */
export async function enrol(group: Group, device: Thing, code: string): Promise<Terminal & { certificate_id: string }> {
  const { csr, privateKey } = certificateRequest('terminal');
  const answer = await post<Enrolled>(group, '/asset/enrolments', { tenant: group.code, code, csr });
  if (answer.device_id !== device.id || answer.certificate === null) throw new Error(JSON.stringify(answer));
  return { device_id: device.id, privateKey, certificate_id: answer.certificate.certificate_id };
}

/** Asks for the certificate that follows the one it has, proven by its key. */
export async function askNextCertificate(group: Group, { device_id, privateKey }: Terminal): Promise<string> {
  const path = '/asset/device/certificates';
  const seconds = Math.floor(Date.now() / 1000);
  const assertion = await new SignJWT({ tenant_id: group.id, jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256', typ: 'kiban-device+jwt' })
    .setIssuer(device_id)
    .setSubject(device_id)
    .setAudience(`${group.platform.origin}${path}`)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 60)
    .sign(privateKey);
  const { csr } = certificateRequest('terminal');
  return (await post<{ certificate_id: string }>(group, path, { assertion, csr })).certificate_id;
}

async function post<Body>({ platform, heard }: Group, path: string, body: object): Promise<Body> {
  const response = await fetch(`${platform.url}${path}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  });
  const text = await response.text();
  heard.push(text);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text) as Body;
}
