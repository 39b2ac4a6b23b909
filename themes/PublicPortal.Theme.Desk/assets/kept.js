// Visits with a poor line: what an officer enters is first kept on the phone, then sent, at once or when there is a line
// again. Without script, or where the phone keeps nothing, the form is posted as any other.
import { all, clear, drop, keep, owner, setOwner } from "./kept-store.js";
import { flush, NoLine, send, SignedOut } from "./kept-send.js";

const say = (zh, en) => (document.documentElement.lang === "en" ? en : zh);
const box = document.querySelector("[data-kept]");
const forms = [...document.querySelectorAll("form[data-keep-order]")];
const able = "indexedDB" in window && "fetch" in window && "AbortController" in window;
const done = [];      // what was sent while this page was open
let state = "";       // why the rest still waits

const part = (name, className, ...inside) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...inside);
  return element;
};
const act = (words, does) => {
  const button = part("button", "btn quiet fit", words);
  button.type = "button";
  button.addEventListener("click", does);
  return button;
};
const time = made => new Date(made).toLocaleString(say("zh-CN", "en-GB"), { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });

async function show() {
  const entries = await all();
  const mine = entries.filter(e => e.who === box.dataset.kept);
  const others = entries.length - mine.length;
  const rows = [];
  if (mine.length) {
    const list = part("ul", "kept-list");
    for (const entry of mine) {
      const link = part("a", "", `${entry.label} · ${time(entry.made)}`);
      link.href = `/desk/residence/orders/${entry.order}`;
      const row = part("li", "", link);
      if (entry.problem) {
        row.append(part("p", "error", entry.problem));
        row.append(act(say("从这部手机删除", "Delete it from this phone"), async () => { await drop(entry.key); await show(); }));
      }
      list.append(row);
    }
    const words = part("div", "", part("b", "", say(`${mine.length} 条结果存在这部手机上，还没送到`, `${mine.length} result${mine.length > 1 ? "s" : ""} kept on this phone, not sent yet`)),
      list, part("p", "note", state || say("有信号时会自动发送；退出登录前请等它发完。", "They go by themselves when there is a line; wait for that before you sign out.")));
    if (mine.some(e => !e.problem)) words.append(act(say("现在发送", "Send now"), () => go()));
    rows.push(part("div", "callout warn", words));
  }
  for (const text of done) rows.push(part("p", "callout", part("span", "", say("已送达：", "Sent: ") + text)));
  if (others) rows.push(part("p", "callout", part("span", "", say(`另有 ${others} 条是别的同事登记的，由本人登录后发送。`, `${others} more were entered by a colleague; they go when that person signs in.`))));
  box.replaceChildren(...rows);
  box.hidden = rows.length === 0;
}

async function go() {
  try {
    await flush(box.dataset.kept, (entry, sent) => { if (sent.answer) done.push(`${entry.label} · ${time(entry.made)}。${sent.answer.text}`); });
    state = "";
  } catch (failed) {
    state = failed instanceof SignedOut
      ? say("登录已过期。结果留在手机上，重新登录后会发送。", "Your session has ended. The results stay on this phone and go after you sign in again.")
      : failed instanceof NoLine ? say("现在没有信号，稍后自动再试。", "No line at the moment; tried again by itself.") : "";
  }
  await show();
  await lookAtForms();
}

/* ---------- the forms of visits: one on the page of a visit, many on the page to carry along ---------- */

/** The same words as the server's, for a place without it. */
function mistake(form, data) {
  const result = data.get("Result");
  const note = (data.get("Note") || "").trim();
  if (!result) return [say("请选择上门结果。", "Please choose what the visit found."), form.querySelector("[name=Result]")];
  if (/^(NotFound|Refused)$/.test(result) && !note)
    return [say("选“没有找到”或“拒绝核查”时，请写一句说明，当事人会看到。", "Please add one sentence; the person will see it."), form.querySelector("[name=Note]")];
  if (/\d(?:[ -]?\d){10,}/.test(note.normalize("NFKC"))) return [say("说明里请不要写证件号码或电话。", "Please write no document or phone numbers."), form.querySelector("[name=Note]")];
  if (result === "Corrected" && !data.get("MoveIn")) return [say("请填对的入住日期。", "Please enter the right move-in day."), form.querySelector("[name=MoveIn]")];
  return null;
}

function entryOf(form, data) {
  const photo = data.get("Photo");
  const chosen = form.querySelector("[name=Result]:checked");
  return {
    key: data.get("_key"), who: box.dataset.kept, order: form.dataset.keepOrder, declaration: form.dataset.keepDeclaration, given: data.get("Given"),
    result: data.get("Result"), seen: data.getAll("Seen"), moveIn: data.get("MoveIn"), note: data.get("Note"), photo: photo?.size ? photo : null, made: Date.now(),
    label: (chosen?.closest(".choice")?.querySelector("label")?.firstChild?.textContent ?? data.get("Result")).trim(),
  };
}

/** A line at the top or end of a form; made once, silent while empty. */
function line(form, name, className, role) {
  let words = form.querySelector(`[data-kept-${name}]`);
  if (!words) {
    words = part("p", className);
    words.setAttribute(`data-kept-${name}`, "");
    words.setAttribute("role", role);
    words.tabIndex = -1;
    if (name === "alarm") form.prepend(words); else form.append(words);
  }
  return words;
}

function alarm(form, text, field) {
  const words = line(form, "alarm", "callout warn", "alert");
  words.textContent = text;
  words.hidden = !text;
  if (text) (field ?? words).focus();
}

/** Once kept or sent, the form is done with: a second result for the same person would only confuse. */
function close(form, text) {
  const bar = document.querySelector(`.acts button[form="${form.id}"]`)?.closest(".acts");
  for (const piece of [...form.children, ...(bar ? [bar] : [])]) if (!piece.matches("[data-kept-words]")) piece.hidden = true;
  const words = line(form, "words", "callout", "status");
  words.replaceChildren(part("span", "", text));
  if (!form.dataset.keepStay) {
    const next = part("a", "", say("回到清单", "Back to the list"));
    next.href = "/desk/residence/orders";
    words.append(next);
  }
  return words;
}

async function lookAtForms() {
  const mine = (await all()).filter(e => e.who === box.dataset.kept && !e.problem);
  for (const form of forms) {
    if (mine.some(e => e.order === form.dataset.keepOrder && e.declaration === form.dataset.keepDeclaration)) {
      if (form.dataset.closed !== "kept") close(form, say("结果存在这部手机上，有信号就自动发送。可以去下一家。", "Kept on this phone, will be sent. You can go on to the next visit."));
      form.dataset.closed = "kept";
    } else if (form.dataset.closed === "kept") {
      close(form, say("已送达。", "Sent."));
      form.dataset.closed = "sent";
    }
  }
}

async function submit(form, event) {
  if (event.defaultPrevented || form.dataset.posting) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  const data = new FormData(form);
  const wrong = mistake(form, data);
  if (wrong) { alarm(form, ...wrong); return; }
  form.dataset.busy = "1";
  alarm(form, "");
  const entry = entryOf(form, data);
  try {
    await keep(entry);
  } catch {                                            // no store on this phone: as any other form
    form.dataset.posting = "1";
    form.submit();
    return;
  }
  const buttons = document.querySelectorAll(`button[form="${form.id}"], #${form.id} button`);
  buttons.forEach(b => b.setAttribute("aria-disabled", "true"));
  try {
    const sent = await send(entry, { landlordName: data.get("LandlordName"), landlordPhone: data.get("LandlordPhone") });
    if (sent.answer && !form.dataset.keepStay) { location.assign(sent.answer.next); return; }
    if (sent.answer) {
      form.dataset.closed = "sent";
      close(form, sent.answer.text).focus();
    } else {
      await drop(entry.key);                           // the form is still there: put it right here
      alarm(form, sent.problem || say("您现在登录的是另一个账号，请刷新页面。", "You are signed in as somebody else by now; please reload the page."));
    }
  } catch {
    await go();
    form.querySelector("[data-kept-words]")?.focus();
  }
  buttons.forEach(b => b.removeAttribute("aria-disabled"));
  delete form.dataset.busy;
  await show();
}

/* ---------- signing out ---------- */

async function signOut(event) {
  const leave = event.target;
  if (!leave.matches?.('form[action$="/desk/sign-out"]') || leave.dataset.sure) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const who = box?.dataset.kept ?? await owner();
  const left = async () => (await all()).filter(e => e.who === who).length;
  const off = () => { leave.dataset.sure = "1"; leave.requestSubmit ? leave.requestSubmit() : leave.submit(); };
  try {
    if (await left()) await flush(who, () => {}).catch(() => {});
    const count = await left();
    if (count && !leave.dataset.asked) {
      leave.dataset.asked = "1";
      const words = part("p", "callout warn", say(`还有 ${count} 条结果没送到。现在退出会从这部手机删除它们；再按一次“退出”就删除并退出。`,
        `${count} result${count > 1 ? "s have" : " has"} not been sent. Signing out now deletes them from this phone: press Sign out again to do so.`));
      words.setAttribute("role", "alert");
      document.getElementById("main").prepend(words);
      scrollTo(0, 0);
      return;
    }
    if (count) await clear(who);
  } catch { /* the store is broken: nothing to lose */ }
  off();
}

if (able) document.addEventListener("submit", signOut, true);
if (able && box) {
  setOwner(box.dataset.kept).then(go).catch(() => {});
  document.addEventListener("submit", event => { if (forms.includes(event.target)) submit(event.target, event); });
  addEventListener("online", go);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) go(); });
  setInterval(async () => { if ((await all()).some(e => e.who === box.dataset.kept && !e.problem)) go(); }, 20000);
}
