// Writing a body: what is pasted from Word or WPS becomes Markdown (the server says how), and a picture that is pasted or
// dropped is made smaller, described in words, sent, and put into the text. Beside it stands what
// readers will see. For <textarea data-markdown>.
import { smaller } from "../../shared/js/shrink.js";

const inEnglish = document.documentElement.lang === "en";
const say = (zh, en) => inEnglish ? en : zh;

function insert(area, text) {
  area.focus();
  // execCommand keeps the browser's undo; where it is gone, the text is set.
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

async function send(area, address, fields) {
  const body = new FormData();
  for (const name of Object.keys(fields)) body.append(name, fields[name]);
  body.append("__RequestVerificationToken", area.form.querySelector("[name=__RequestVerificationToken]").value);
  body.append("_key", crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2));
  const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.text || say("没有传成功，请再试一次。", "It was not sent; please try again."));
  return said.markdown;
}

function ask(area, file) {
  const box = document.createElement("div");
  box.className = "card stack body-picture";
  const shown = Object.assign(document.createElement("img"), { src: URL.createObjectURL(file), alt: "" });
  const label = Object.assign(document.createElement("label"), { textContent: say("图片上有什么？看不见图片的人靠这句话了解。", "What does the picture show? Those who do not see it depend on it.") });
  const words = Object.assign(document.createElement("input"), { type: "text", maxLength: 200 });
  const note = Object.assign(document.createElement("p"), { className: "note" });
  note.setAttribute("role", "alert");
  const row = Object.assign(document.createElement("div"), { className: "row" });
  const yes = Object.assign(document.createElement("button"), { type: "button", className: "btn fit", textContent: say("放进正文", "Put it into the text") });
  const no = Object.assign(document.createElement("button"), { type: "button", className: "btn second fit", textContent: say("不要了", "Leave it") });
  label.append(words);
  row.append(yes, no);
  box.append(shown, label, note, row);
  area.after(box);
  words.focus();
  const away = () => { URL.revokeObjectURL(shown.src); box.remove(); area.focus(); };
  no.addEventListener("click", away);
  words.addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); yes.click(); } });
  yes.addEventListener("click", async () => {
    if (!words.value.trim()) { note.textContent = say("请先用一句话说明图片上有什么。", "Say in a sentence what it shows."); words.focus(); return; }
    yes.disabled = true;
    note.textContent = say("正在上传……", "Sending…");
    try {
      const markdown = await send(area, "/desk/content/media?handler=Drop", { Picture: await smaller(file).catch(() => file), Words: words.value });
      away();
      insert(area, `\n\n${markdown}\n\n`);
    } catch (failed) {
      note.textContent = failed.message;
      yes.disabled = false;
    }
  });
}

// What the server makes of the text: the same renderer as on the page, so it is as safe as the page.
function preview(area) {
  const box = document.createElement("details");
  box.className = "card body-preview";
  const head = Object.assign(document.createElement("summary"), { textContent: say("看看发布后的样子", "As readers will see it") });
  const shown = Object.assign(document.createElement("div"), { className: "prose" });
  box.append(head, shown);
  area.closest(".field").after(box);
  let later, turn = 0;
  const show = async () => {
    if (!box.open) return;
    const mine = ++turn;
    const body = new FormData();
    body.append("text", area.value);
    body.append("__RequestVerificationToken", area.form.querySelector("[name=__RequestVerificationToken]").value);
    const answer = await fetch("/desk/content/preview", { method: "POST", body }).catch(() => null);
    if (answer?.ok && mine === turn) shown.innerHTML = await answer.text();
  };
  box.addEventListener("toggle", show);
  area.addEventListener("input", () => { clearTimeout(later); later = setTimeout(show, 400); });
}

const pictures = transfer => [...(transfer?.files ?? [])].filter(file => file.type.startsWith("image/"));

for (const area of document.querySelectorAll("textarea[data-markdown]")) {
  preview(area);
  area.addEventListener("paste", async event => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    // Word also puts a picture of the text on the clipboard: text goes first.
    if (/<(h[1-6]|table|ul|ol|a)\b|mso-|class="?Mso/i.test(html)) {
      event.preventDefault();
      try { insert(area, await send(area, "/desk/content/paste", { html })); }
      catch { insert(area, plain); }
    } else if (!plain && pictures(event.clipboardData).length) {
      event.preventDefault();
      pictures(event.clipboardData).forEach(file => ask(area, file));
    }
  });
  area.addEventListener("dragover", event => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
  area.addEventListener("drop", event => {
    if (!pictures(event.dataTransfer).length) return;
    event.preventDefault();
    pictures(event.dataTransfer).forEach(file => ask(area, file));
  });
}
