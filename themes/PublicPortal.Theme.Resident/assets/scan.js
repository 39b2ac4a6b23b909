// WeChat's own scanner, where there is one: the button stays hidden elsewhere, and the way by address needs no script.
const button = document.querySelector("[data-wx-scan]");
if (button && /MicroMessenger/i.test(navigator.userAgent)) offer().catch(() => { });

async function offer() {
  const answer = await fetch("/wechat/js-config?url=" + encodeURIComponent(location.href.split("#")[0]));
  if (!answer.ok) return;
  const config = await answer.json();
  await load("https://res.wx.qq.com/open/js/jweixin-1.6.0.js");
  wx.config(Object.assign(config, { jsApiList: ["scanQRCode"] }));
  wx.ready(() => {
    button.hidden = false;
    button.addEventListener("click", () => wx.scanQRCode({ needResult: 1, scanType: ["qrCode"], success: found => open(found.resultStr) }));
  });
}

function load(address) {
  return new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
    document.head.append(script);
  });
}

// Only a plate of this site is opened; anything else is said and left alone.
function open(text) {
  let plate;
  try { plate = new URL(text); } catch { plate = null; }
  if (plate && plate.origin === location.origin && plate.pathname.startsWith("/d/")) location.href = plate.href;
  else button.nextElementSibling.hidden = false;
}
