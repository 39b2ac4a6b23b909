// 读给我听: reads the page aloud. The button stays hidden where the browser has no voice.

const button = document.querySelector("[data-speak]");
const voice = window.speechSynthesis;

function words() {
  const parts = document.querySelectorAll("main h1, main h2, main h3, main p, main label, main legend, main li, main dt, main dd, main .what");
  const spoken = [];
  for (const part of parts) {
    if (part.closest("[hidden], .no-speech, .elder-tools") || part.parentElement.closest("li, .what, label, p")) continue;
    const text = part.innerText.replace(/\s+/g, " ").trim();
    if (text) spoken.push(text);
  }
  return spoken;
}

if (button && voice) {
  const label = button.querySelector("[data-label]") ?? button;
  const start = label.textContent;
  const stop = button.dataset.stop || start;
  let speaking = false;

  const end = () => {
    speaking = false;
    voice.cancel();
    label.textContent = start;
    button.setAttribute("aria-pressed", "false");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (speaking) { end(); return; }
    speaking = true;
    label.textContent = stop;
    button.setAttribute("aria-pressed", "true");
    const parts = words();
    // one utterance for each part: long ones are cut off by some phones
    parts.forEach((text, index) => {
      const saying = new SpeechSynthesisUtterance(text);
      saying.lang = document.documentElement.lang;
      saying.rate = 0.9;
      if (index === parts.length - 1) saying.onend = end;
      voice.speak(saying);
    });
  });
  addEventListener("pagehide", end);
}
