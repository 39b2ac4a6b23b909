// The page "verify it yourself": runs the stand-alone verifier, the same file that is offered for download, and shows what it says.
// All words come from the page; nothing is sent anywhere.
import { examine } from '/polls/verify-poll.mjs';

const $ = (id) => document.getElementById(id);
const root = $('verify'), words = Object.fromEntries([...$('words').content.querySelectorAll('[data-code]')].map((w) => [w.dataset.code, w.textContent]));
let published = null;

const tell = (box, text, warn) => { box.textContent = text; box.classList.toggle('warn', warn); box.hidden = false; };
function mark(check, state, found) {
  for (const kind of ['open', 'right', 'wrong']) check.querySelector(`[data-${kind}]`).hidden = kind !== state;
  check.querySelector('[data-found]').replaceChildren(...found.slice(0, 5).flatMap(([code, path]) => {
    const line = document.createElement('small');
    line.textContent = `${words[code] ?? code}${path ? ` (${path})` : ''}`;
    return [document.createElement('br'), line];
  }));
}
async function load() {
  const answer = await fetch(root.dataset.record, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(String(answer.status));
  return new Uint8Array(await answer.arrayBuffer());
}
async function check(bytes) {
  let shown = 0;
  const progress = (done, all) => { if (performance.now() - shown > 300) { shown = performance.now(); tell($('verdict'), `${words.counting}${done} / ${all}`, false); } };
  const { wrong, record } = await examine(bytes, { key: root.dataset.key, progress });
  if (record?.manifestHash && record.manifestHash !== root.dataset.manifest) wrong.push(['published', 'manifestHash']);
  const unread = wrong.some(([code]) => ['json', 'canonical', 'shape'].includes(code));   // nothing behind it was looked at
  for (const [i, item] of [...$('checks').children].entries()) {
    const found = wrong.filter(([code]) => item.dataset.codes.split(' ').includes(code));
    mark(item, found.length > 0 ? 'wrong' : unread && i > 0 ? 'open' : 'right', found);
  }
  tell($('verdict'), wrong.length === 0 ? words.right : words.wrong, wrong.length > 0);
  $('verdict').dataset.ok = wrong.length === 0;
  $('again').hidden = false;
}
async function run(source) {
  for (const item of $('checks').children) mark(item, 'open', []);
  tell($('verdict'), words.busy, false);
  delete $('verdict').dataset.ok;
  $('verdict').scrollIntoView({ block: 'nearest' });
  let bytes;
  try { bytes = await source(); } catch { tell($('verdict'), words.unloaded, true); return; }
  await check(bytes);
}
function choiceInWords(ballot, options) {
  const english = document.documentElement.lang.startsWith('en');
  const title = (id) => words[id] ?? options.find((o) => o.id === id)?.[english ? 'en' : 'zh'] ?? id;
  return ballot.choice.map((id, i) => title(id) + (ballot.points ? ` ${ballot.points[i]}` : '')).join(english ? ', ' : '、') || $('receipt-verdict').dataset.none;
}
async function findBallot() {
  const box = $('receipt-verdict');
  tell(box, words.busy, false);
  try { published ??= await load(); } catch { tell(box, words.unloaded, true); return; }
  const { wrong, record, commitment } = await examine(published, { receipt: $('receipt-text').value });
  const mine = wrong.find(([code]) => code === 'receipt' || code === 'missing-ballot');
  if (mine) { tell(box, words[mine[0]], true); return; }
  const ballot = record.secret.ballots.find((b) => b.c === commitment);
  tell(box, `${box.dataset.found}${choiceInWords(ballot, record.manifest.kind === 'motion' ? [] : record.manifest.options)}${ballot.phrase ? `${box.dataset.phrase}${ballot.phrase}` : ''}`, false);
}

if (!globalThis.crypto?.subtle) $('unable').hidden = false;
else {
  for (const id of ['verify', 'other', 'receipt', 'start']) if ($(id)) $(id).hidden = false;
  const online = () => run(async () => (published = await load()));
  $('start').addEventListener('click', online);
  $('again').addEventListener('click', online);
  $('file').addEventListener('change', () => { const [file] = $('file').files; if (file) run(async () => new Uint8Array(await file.arrayBuffer())); });
  $('receipt-check')?.addEventListener('click', findBallot);
  $('receipt-file')?.addEventListener('change', async () => { const [file] = $('receipt-file').files; if (file) { $('receipt-text').value = await file.text(); await findBallot(); } });
}
