// data-copy="id": copies what stands in that box. Without a clipboard (old browsers, plain http) the text is selected for the person to copy.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const box = document.getElementById(button.dataset.copy);
    box.focus();
    box.select();
    let done = false;
    try {
      await navigator.clipboard.writeText(box.value);
      done = true;
    } catch {
      try { done = document.execCommand("copy"); } catch { done = false; }
    }
    if (done) (button.querySelector("[data-label]") ?? button).textContent = button.dataset.done;
  });
}
