// Keyboard for lists of cases: j and k move, Enter opens (the items are links), / goes to the search,
// ? shows the keys, Ctrl+Enter does the page's main act. Never while somebody types.

const items = () => [...document.querySelectorAll("[data-keys] .item, [data-keys] tbody tr a.row-link")];

function move(step) {
  const all = items();
  if (!all.length) return;
  const from = all.includes(document.activeElement)
    ? all.indexOf(document.activeElement)
    : all.findIndex(item => item.getAttribute("aria-current"));
  const to = Math.min(all.length - 1, Math.max(0, from + step));
  all[to].focus();
  all[to].scrollIntoView({ block: "nearest" });
}

const typing = target => target.matches("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.ctrlKey) {
    const act = document.querySelector("[data-main-act]");
    if (act) { event.preventDefault(); act.click(); }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target.matches("[data-search]")) { event.target.blur(); return; }
  if (typing(event.target)) return;
  const does = {
    j: () => move(1),
    k: () => move(-1),
    "/": () => document.querySelector("[data-search]")?.focus(),
    "?": () => { const keys = document.getElementById("keys"); if (keys) { keys.open = !keys.open; keys.scrollIntoView({ block: "nearest" }); } },
  }[event.key];
  if (does) { event.preventDefault(); does(); }
});

// "All" of a table with bulk acts: <input type="checkbox" data-all="name of the boxes">
for (const all of document.querySelectorAll("input[data-all]")) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of all.closest("form, table").querySelectorAll(`input[type=checkbox][name="${all.dataset.all}"]`)) box.checked = all.checked;
  });
}
