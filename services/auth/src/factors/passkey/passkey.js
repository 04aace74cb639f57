// A form `data-passkey` asks the browser for a passkey and sends what it answers in its field `passkey`.
const { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, startAuthentication, startRegistration } =
  globalThis.SimpleWebAuthnBrowser;

for (const form of document.querySelectorAll('form[data-passkey]')) prepare(form);

async function prepare(form) {
  const said = form.querySelector('[role="alert"]');
  if (!browserSupportsWebAuthn()) {
    if (form.dataset.passkey !== 'enter') say(said, 'unsupported');
    return;
  }
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer(form, said, { useBrowserAutofill: false });
  });
  // the browser offers passkeys where login ids are filled in, until somebody presses the button
  if (form.dataset.passkey === 'enter' && (await browserSupportsWebAuthnAutofill()))
    await answer(form, said, { useBrowserAutofill: true });
}

async function answer(form, said, { useBrowserAutofill }) {
  const optionsJSON = JSON.parse(form.dataset.options);
  said.hidden = true;
  try {
    const response =
      form.dataset.passkey === 'add'
        ? await startRegistration({ optionsJSON })
        : await startAuthentication({ optionsJSON, useBrowserAutofill });
    form.elements.passkey.value = JSON.stringify(response);
    form.submit();
  } catch (error) {
    // the button was pressed while the browser offered, or the browser does not offer here
    if (useBrowserAutofill) return;
    say(said, { InvalidStateError: 'known', NotAllowedError: 'cancelled' }[error.name] ?? 'failed');
  }
}

function say(said, what) {
  said.textContent = said.dataset[what];
  said.hidden = false;
  said.focus();
}
