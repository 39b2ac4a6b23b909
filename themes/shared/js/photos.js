// Photos from a phone are made smaller before they travel.
import { smaller } from "./shrink.js";

const inEnglish = document.documentElement.lang === "en";
const kilobytes = bytes => `${Math.max(1, Math.round(bytes / 1024))} KB`;

for (const input of document.querySelectorAll("input[type=file][data-shrink]")) {
  const note = document.createElement("p");
  note.className = "file-note";
  note.setAttribute("role", "status");
  input.after(note);
  let work = null;

  input.addEventListener("change", () => {
    const chosen = [...input.files];
    note.textContent = chosen.length ? (inEnglish ? "Preparing the photo…" : "正在处理照片……") : "";
    const mine = work = (async () => {
      try {
        const files = await Promise.all(chosen.map(smaller));
        if (work !== mine) return;
        const basket = new DataTransfer();
        files.forEach(file => basket.items.add(file));
        input.files = basket.files;
        const size = kilobytes(files.reduce((sum, file) => sum + file.size, 0));
        note.textContent = files.length ? (inEnglish ? `Ready, ${size}` : `照片好了，${size}`) : "";
      } catch {
        if (work === mine) note.textContent = ""; // a picture the browser cannot read goes as it is; the server looks at it
      } finally {
        if (work === mine) work = null;
      }
    })();
  });

  // Submitting while a picture is still being made smaller waits for it.
  input.form?.addEventListener("submit", async event => {
    if (!work) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const by = event.submitter;
    await work;
    input.form.requestSubmit ? input.form.requestSubmit(by) : input.form.submit();
  });
}
