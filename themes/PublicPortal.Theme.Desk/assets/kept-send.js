// Sending what the phone kept, in the order it was made. One entry never blocks the others.
import { all, drop, keep } from "./kept-store.js";

const path = "/desk/residence/orders/results";

export class NoLine extends Error {}
export class SignedOut extends Error {}

// A poor line hangs rather than breaks: after a while it counts as none.
async function ask(address, options, seconds) {
  if (!navigator.onLine) throw new NoLine();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  try {
    const answer = await fetch(address, { ...options, credentials: "same-origin", redirect: "manual", cache: "no-store", signal: stop.signal });
    if (answer.type === "opaqueredirect" || answer.status === 401) throw new SignedOut();
    return { status: answer.status, ok: answer.ok, body: await answer.json().catch(() => null) };
  } catch (failed) {
    throw failed instanceof SignedOut ? failed : new NoLine();
  } finally {
    clearTimeout(timer);
  }
}

/** besides: what only travels at once and is never kept (a landlord's name and number). Sends one; gives {answer}, or {problem} that only the officer can solve. The store is told. */
export async function send(entry, besides) {
  const pass = await ask(path + "/pass", {}, 15);
  if (!pass.ok || !pass.body?.token) throw pass.status >= 500 ? new NoLine() : new SignedOut();   // a page of another kind answered
  if (pass.body.who !== entry.who) return { problem: null };             // a colleague's: waits for them
  for (let attempt = 0; ; attempt++) {
    const form = new FormData();
    for (const name of ["who", "key", "order", "declaration", "given", "result", "moveIn", "note", "made"]) form.set(name, entry[name] ?? "");
    form.set("seen", (entry.seen ?? []).join());
    if (besides) for (const name of ["landlordName", "landlordPhone"]) form.set(name, besides[name] ?? "");
    else form.set("kept", "1");
    if (entry.photo) form.set("photo", entry.photo, "photo.jpg");
    form.set("sent", Date.now());
    form.set("__RequestVerificationToken", pass.body.token);
    const told = await ask(path, { method: "POST", body: form }, 90);
    const status = told.status;
    if (told.ok && told.body?.outcome) {
      await drop(entry.key);
      return { answer: told.body };
    }
    if (status === 409 && attempt < 3) continue;                         // somebody changed the order at the same moment
    if (status >= 500 || status === 429 || status === 409) throw new NoLine();
    const problem = told.body?.title || `(${status})`;
    await keep({ ...entry, problem });
    return { problem };
  }
}

let busy = null;

/** Everything of this account; told(entry, outcome) for each. Ends at the first sign that there is no line. */
export function flush(who, told) {
  busy ??= (async () => {
    for (const entry of await all()) if (entry.who === who && !entry.problem) told(entry, await send(entry));
  })().finally(() => { busy = null; });
  return busy;
}
