// The member's ballot page: the running sum of a fund, and the sealing of a secret ballot on this device (secret-ballot.mjs).
import { prepare } from './secret-ballot.mjs';

const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
const yuan = (fen) => (fen / 100).toLocaleString('en', { maximumFractionDigits: 2 });

for (const form of document.querySelectorAll('form[data-fund]')) {
  const line = form.querySelector('[data-running]');
  if (!form.dataset.fund || !line) continue;
  const costs = form.dataset.costs?.split(' ').map(Number) ?? [...form.querySelectorAll('[name=Choices]')].map((b) => Number((b.parentElement.querySelector('small')?.textContent ?? '').replace(/[^0-9.]/g, '')) * 100);
  const show = () => {
    const fund = Number(form.dataset.fund), sum = [...form.querySelectorAll('[name=Choices]')].reduce((s, b, i) => s + (b.checked ? costs[i] : 0), 0);
    line.textContent = sum > fund ? fill(form.dataset.over, yuan(sum), yuan(sum - fund)) : fill(form.dataset.sum, yuan(sum), yuan(fund - sum));
    line.classList.toggle('warn', sum > fund);
  };
  form.addEventListener('change', show);
  show();
}

const form = document.getElementById('secret');
if (form) {
  const said = form.querySelector('[data-error]'), words = form.dataset;
  const say = (text) => { said.textContent = text; said.hidden = !text; };
  form.hidden = false;
  if (!globalThis.crypto?.subtle) {
    say(words.old);
    form.querySelector('button').disabled = true;
  }
  let sure = false, ready = null, busy = false;
  form.addEventListener('input', () => { sure = false; ready = null; say(''); });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    const vote = read();
    if (typeof vote === 'string') return say(vote);
    if (!sure) { sure = true; return say(words.sure); }
    busy = true;
    try {
      // The same ballot again after a bad line: it is counted once, and its receipt is given again.
      ready ??= await prepare({ manifestHash: words.hash, pollKey: words.key, phrase: form.querySelector('#phrase').value, ...vote });
      const body = new FormData();
      for (const name of ['_key', '__RequestVerificationToken']) body.set(name, form.querySelector(`[name="${name}"]`).value);
      body.set('_commitment', ready.c);
      body.set('_sealed', ready.sealed);
      const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (!answer.headers.get('Content-Type')?.includes('json')) return answer.redirected ? location.reload() : say(words.offline);   // the session has ended: sign in again
      const told = await answer.json();
      if (told.errors) return say(told.errors.join(' '));
      done(told);
    } catch { say(words.offline); } finally { busy = false; }
  });

  /** The vote, or what is wrong. */
  function read() {
    const order = words.options.split(' ');
    if (words.form === 'motion') {
      const chosen = form.querySelector('[name=Choice]:checked');
      return chosen ? { choice: [chosen.value] } : words.empty;
    }
    if (words.form === 'approval' || words.form === 'knapsack') {
      const choice = [...form.querySelectorAll('[name=Choices]:checked')].map((b) => b.value), costs = words.costs.split(' ').map(Number);
      const sum = choice.reduce((s, id) => s + costs[order.indexOf(id)], 0), fund = Number(words.fund);
      return words.form === 'knapsack' && sum > fund ? fill(words.over, yuan(sum), yuan(sum - fund)) : { choice };
    }
    const typed = [...form.querySelectorAll('[data-option]')].map((b) => [b.dataset.option, b.value.trim()]).filter(([, t]) => t !== '' && t !== '0');
    if (typed.some(([, t]) => !/^\d+$/.test(t) || Number(t) > Number(words.most))) return words.odd;
    if (words.form === 'points') return { choice: typed.map(([id]) => id), points: typed.map(([, t]) => Number(t)) };
    const ranks = typed.map(([, t]) => Number(t));
    if (new Set(ranks).size !== ranks.length) return words.odd;
    return { choice: typed.sort(([, a], [, b]) => a - b).map(([id]) => id) };
  }

  function done({ receipt, c, qr }) {
    const box = document.getElementById('receipt'), svg = (name, at) => { const e = document.createElementNS('http://www.w3.org/2000/svg', name); for (const [k, v] of Object.entries(at)) e.setAttribute(k, v); return e; };
    box.querySelector('[data-c]').textContent = c.match(/.{1,4}/g).join(' ');
    const image = svg('svg', { viewBox: `0 0 ${qr.size} ${qr.size}`, width: 220, height: 220, role: 'img', 'shape-rendering': 'crispEdges', 'aria-label': c });
    image.append(svg('path', { fill: '#fff', d: `M0 0h${qr.size}v${qr.size}H0z` }), svg('path', { fill: '#000', d: qr.path }));
    box.querySelector('[data-qr]').replaceChildren(image);
    const save = (selector, text) => { box.querySelector(selector).href = URL.createObjectURL(new Blob([text], { type: 'application/json' })); };
    save('[data-save]', receipt);
    save('[data-own]', ready.opening);
    form.remove();
    box.hidden = false;
    box.focus();
    box.scrollIntoView();
  }
}
