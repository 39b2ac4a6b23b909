// data-again="5": work goes on in the background; what stands in the box is asked for again every so many seconds while the
// page is looked at, and the page is loaded anew when the box is gone from it. Without script the link in the box does it.
const busy = "[data-again]:not([data-again=''])";
const box = document.querySelector(busy);
if (box) {
  const wait = () => setTimeout(ask, box.dataset.again * 1000);
  const ask = async () => {
    if (document.hidden) return wait();
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(busy);
      if (!answer.ok || !fresh) return location.reload();
      if (!box.contains(document.activeElement)) box.replaceChildren(...fresh.childNodes);
    } catch { /* no line: ask later */ }
    wait();
  };
  wait();
}
