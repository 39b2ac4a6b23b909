// Forms: one click is one submission, text boxes grow, acts with consequences ask once, errors get the focus.

const inEnglish = document.documentElement.lang === "en";

// A second submission of the same form is swallowed. The button keeps its name and value and stays focusable,
// so aria-disabled instead of disabled; coming back by the back button makes it usable again.
function release(form) {
  delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-disabled][data-sent]")) {
    button.removeAttribute("aria-disabled");
    delete button.dataset.sent;
  }
}
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (event.defaultPrevented || form.method === "get") return;
  form.dataset.sent = "1";
  if (event.submitter) {
    event.submitter.setAttribute("aria-disabled", "true");
    event.submitter.dataset.sent = "1";
  }
  setTimeout(() => release(form), 20000); // no answer: let the person try again, the idempotency key keeps it one act
});
addEventListener("pageshow", event => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(release);
});

// Text boxes as tall as what is in them. Height is set by rows: style attributes are not allowed here.
for (const box of document.querySelectorAll("textarea")) {
  const least = box.rows;
  const grow = () => {
    box.rows = least;
    while (box.scrollHeight > box.clientHeight + 2 && box.rows < 24) box.rows++;
  };
  box.addEventListener("input", grow);
  grow();
}

// data-confirm="what will happen": the first click shows the consequence above the button, the second acts.
document.addEventListener("click", event => {
  const button = event.target.closest("[data-confirm]");
  if (!button?.dataset.confirm || button.dataset.asked) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  button.dataset.asked = "1";
  const words = document.createElement("p");
  words.className = "callout warn consequence";
  words.setAttribute("role", "alert");
  words.textContent = button.dataset.confirm;
  button.before(words);
  const label = button.querySelector("[data-label]") ?? button;
  const before = label.textContent;
  label.textContent = (inEnglish ? "Yes: " : "我明白，") + before.trim();
  button.classList.add("warn");
  const back = document.createElement("button");
  back.type = "button";
  back.className = "btn quiet" + (button.classList.contains("fit") ? " fit" : "");
  back.textContent = inEnglish ? "Do not do it" : "先不做";
  back.addEventListener("click", () => {
    words.remove();
    back.remove();
    label.textContent = before;
    button.classList.remove("warn");
    delete button.dataset.asked;
    button.focus();
  });
  button.after(back);
}, true);

// A refused form comes back with a summary: that is what one has to read first.
// The server does not know the order of the fields on the page, the page does.
const summary = document.querySelector("[data-errors]");
if (summary) {
  const list = summary.querySelector("ul");
  const field = entry => { const link = entry.querySelector("a"); return link && document.getElementById(link.hash.slice(1)); };
  [...list.children]
    .sort((a, b) => (field(a) && field(b) ? (field(a).compareDocumentPosition(field(b)) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1) : 0))
    .forEach(entry => list.append(entry));
  summary.focus();
}

// data-toggle-secret="id of a password box": show and hide what was typed.
for (const eye of document.querySelectorAll("[data-toggle-secret]")) {
  eye.hidden = false;
  eye.addEventListener("click", () => {
    const box = document.getElementById(eye.dataset.toggleSecret);
    box.type = box.type === "password" ? "text" : "password";
    eye.setAttribute("aria-pressed", String(box.type === "text"));
  });
}

// Printing and sharing have no meaning without script, so these buttons are hidden until now.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ title: document.title, url: button.dataset.share || location.href }).catch(() => {}));
}
