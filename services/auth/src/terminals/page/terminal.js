// The key of this terminal. It can be used here, and read by nobody: the browser keeps it as it is.
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const bytesOf = (text) => new TextEncoder().encode(text);
const encoded = (value) => base64url(bytesOf(JSON.stringify(value)));

function kept(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('kiban-terminal', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('key');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction('key', mode);
      const request = work(transaction.objectStore('key'));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onerror = () => reject(transaction.error);
    };
  });
}
const readKey = (name) => kept('readonly', (store) => store.get(name));
const keepKey = (name, key) => kept('readwrite', (store) => store.put(key, name));

// JWS compact serialisation (RFC 7515 §3.1); WebCrypto signs as ES256 has it (RFC 7518 §3.4)
async function signed(claims, key) {
  const text = `${encoded({ alg: 'ES256', typ: 'kiban-terminal+jwt' })}.${encoded(claims)}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytesOf(text));
  return `${text}.${base64url(new Uint8Array(signature))}`;
}

const asked = document.querySelector('[data-terminal-nonce]');
const form = asked?.querySelector('form');
const field = (name) => form.elements.namedItem(name);
const proofBy = ({ privateKey }) => {
  const { terminalNonce: nonce, terminalOrigin: aud } = asked.dataset;
  return signed({ nonce, aud }, privateKey);
};

// a page that asks for proof: it is made and sent without anybody's doing; one that was refused is not sent again and again
async function prove() {
  const refused = document.querySelector('.problem:not([hidden])') !== null;
  const key = refused ? undefined : await readKey('terminal').catch(() => undefined);
  if (key === undefined) return;
  field('terminal_proof').value = await proofBy(key);
  form.requestSubmit();
}

// the page that enrols: the key is made when the form is sent, and kept once the server has taken it
async function enrol() {
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key.publicKey);
  await keepKey('new', key);
  field('public_key').value = JSON.stringify({ kty, crv, x, y });
  field('terminal_proof').value = await proofBy(key);
  form.requestSubmit();
}

async function keepEnrolled() {
  const key = await readKey('new');
  if (key !== undefined) await keepKey('terminal', key);
  await navigator.storage?.persist?.();
}

if (form != null && field('public_key') === null) await prove();
else if (form != null) {
  form.addEventListener('submit', (event) => {
    if (field('terminal_proof').value !== '') return;
    event.preventDefault();
    enrol();
  });
  // the code of a link: behind the hash, so that no server's log has it
  const given = new URLSearchParams(location.hash.slice(1)).get('code');
  if (given !== null) {
    field('code').value = given;
    history.replaceState(null, '', location.pathname + location.search);
  }
} else if (document.querySelector('[data-terminal-enrolled]') !== null) await keepEnrolled();
