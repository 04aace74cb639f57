// The device's half of an enrolment: makes a key that cannot be read out, keeps it in this browser, proves that it is here.
const { enrolments, seen, now, unreachable, incapable, refused, busy } = document.body.dataset;
const skew = Number(now) - Date.now(); // clocks in stores are often wrong
const byId = (id) => document.getElementById(id);
const sections = { enrolling: byId('enrolling'), enrolled: byId('enrolled') };
const [problem, form] = [byId('problem'), document.querySelector('form')];
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

function show(name, said) {
  for (const [id, section] of Object.entries(sections)) section.hidden = id !== name;
  problem.hidden = said === undefined;
  problem.textContent = said ?? '';
}

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const encoded = (value) => base64url(new TextEncoder().encode(JSON.stringify(value)));
const seconds = () => Math.floor((Date.now() + skew) / 1000);

// JWS compact serialisation (RFC 7515 §3.1); WebCrypto signs as ES256 has it (RFC 7518 §3.4)
async function signed(typ, claims, privateKey) {
  const text = `${encoded({ alg: 'ES256', typ })}.${encoded({ iat: seconds(), jti: crypto.randomUUID(), ...claims })}`;
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    privateKey,
    new TextEncoder().encode(text),
  );
  return `${text}.${base64url(new Uint8Array(signature))}`;
}

async function post(address, body) {
  const headers = { 'content-type': 'application/json', 'accept-language': document.documentElement.lang };
  const answer = await fetch(new URL(address).pathname, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, json: await answer.json() };
}

// a key that is not extractable can be kept as it is: the browser stores it, and no script ever sees it
function kept(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('kiban-device', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('device');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction('device', mode);
      const request = work(transaction.objectStore('device'));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onerror = () => reject(transaction.error);
    };
  });
}
const readDevice = () => kept('readonly', (store) => store.get('device'));
const keepDevice = (device) => kept('readwrite', (store) => store.put(device, 'device'));

function showDevice({ name, store_name, key_thumbprint }) {
  byId('device-name').textContent = name;
  byId('store-name').textContent = store_name ?? '';
  byId('thumbprint').textContent = key_thumbprint;
}

async function enrol({ tenant, code }) {
  const keys = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const proof = await signed('kiban-enrolment+jwt', { code, aud: enrolments }, keys.privateKey);
  const { status, json } = await post(enrolments, { tenant, code, public_key: { kty, crv, x, y }, proof });
  if (status !== 201) return json.detail;
  await keepDevice({ ...json, keys });
  await navigator.storage?.persist?.();
  showDevice(json);
  return undefined;
}

async function isAccepted({ keys, tenant_id, device_id }) {
  const claims = { iss: device_id, sub: device_id, tenant_id, aud: seen, exp: seconds() + 60 };
  const { status } = await post(seen, { assertion: await signed('kiban-device+jwt', claims, keys.privateKey) });
  return status !== 401;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { tenant, code } = Object.fromEntries(new FormData(form));
  const empty = [...form.elements].find((element) => element.required && element.value.trim() === '');
  if (empty !== undefined) return empty.focus();
  const button = form.querySelector('button');
  const label = button.textContent;
  button.disabled = true;
  button.textContent = busy;
  const said = await enrol({ tenant: tenant.trim(), code }).catch(() => unreachable);
  button.disabled = false;
  button.textContent = label;
  show(said === undefined ? 'enrolled' : 'enrolling', said);
});
byId('again').addEventListener('click', () => show('enrolling'));

// the code of a link: behind the hash, so that no server's log has it
const given = new URLSearchParams(location.hash.slice(1)).get('code');
if (given !== null) {
  byId('code').value = given;
  history.replaceState(null, '', location.pathname + location.search);
}

if (!window.isSecureContext || crypto.subtle === undefined) show(undefined, incapable);
else {
  const device = await readDevice().catch(() => undefined);
  if (device === undefined) show('enrolling');
  else {
    showDevice(device);
    const accepted = await isAccepted(device).catch(() => true);
    show(accepted ? 'enrolled' : 'enrolling', accepted ? undefined : refused);
  }
}
