// Passkeys. A button with data-passkey asks the device and then sends its form; without this script it stays hidden or sends nothing,
// and password and phone code remain.
const decode = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
const encode = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = list => (list ?? []).map(item => ({ ...item, id: decode(item.id) }));

async function create(options) {
  const made = await navigator.credentials.create({ publicKey: {
    ...options, challenge: decode(options.challenge), user: { ...options.user, id: decode(options.user.id) }, excludeCredentials: known(options.excludeCredentials),
  } });
  return { ...common(made), response: {
    clientDataJSON: encode(made.response.clientDataJSON), attestationObject: encode(made.response.attestationObject),
    transports: made.response.getTransports ? made.response.getTransports() : [],
  } };
}

async function get(options) {
  const given = await navigator.credentials.get({ publicKey: { ...options, challenge: decode(options.challenge), allowCredentials: known(options.allowCredentials) } });
  return { ...common(given), response: {
    clientDataJSON: encode(given.response.clientDataJSON), authenticatorData: encode(given.response.authenticatorData),
    signature: encode(given.response.signature), userHandle: given.response.userHandle ? encode(given.response.userHandle) : null,
  } };
}

const common = credential => ({
  id: credential.id, rawId: encode(credential.rawId), type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? null, clientExtensionResults: credential.getClientExtensionResults(),
});

for (const button of document.querySelectorAll("button[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  button.hidden = false;
  const form = button.form;
  const problem = form.querySelector("[data-passkey-problem]");
  button.addEventListener("click", async event => {
    event.preventDefault();
    if (button.dataset.asking) return;
    button.dataset.asking = "1";
    problem.hidden = true;
    try {
      const answer = await fetch(button.dataset.options, { method: "POST", headers: { accept: "application/json" } });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.title);
      const credential = await (button.dataset.passkey === "create" ? create(body.options) : get(body.options));
      form.elements.ChallengeToken.value = body.challenge;
      form.elements.Credential.value = JSON.stringify(credential);
      form.action = button.getAttribute("formaction") ?? form.action;
      form.submit();
    } catch (failed) {
      problem.textContent = failed.name === "Error" && failed.message ? failed.message : button.dataset.problem;
      problem.hidden = false;
      delete button.dataset.asking;
    }
  });
}
