// Verifier of a published poll, for Node alone and for the browser: node verify-poll.mjs FILE [--key FINGERPRINT] [--receipt FILE]. Node 20 or later, nothing else.
// It recomputes everything from the file alone and says everything that is wrong. Exit 0 right, 1 wrong, 2 usage. The page "verify it yourself" runs this same file.
const SHAPE = {"electorate":[{"member":"id","name":"text"}],"format":"publicportal-poll/1",
  "manifest":{"closes":"int","count?":{"budget":"int","form":"approval|knapsack|points|ranked","places":"int","rule":"text","seed":"text","threshold":"int","unit":"int"},
    "electorate":{"hash":"hash","size":"int"},"id":"id","kind":"motion|budget","majority?":{"kind":"simple|absolute|twoThirds","of":"present|all","tie":"rejects|again"},
    "opens":"int","options":[{"cost?":"int","en":"text","id":"id","zh":"text"}],"papers":["hash"],"pollKey?":"point","question":{"en":"text","zh":"text"},
    "quorum":{"denominator":"int","more":"bool","numerator":"int"},"secrecy":"open|secret","siteKey":"point"},
  "manifestHash":"hash","open?":[{"choice":["id"],"member":"id","points?":["int"]}],"present":"int",
  "result":{"budget?":{"budget":"int","cost":"int","outcome":"counted|noQuorum","scores":["int"],"selected":["id"],"ties":[{"among":["id"],"by":"cost|votes|lot","inResult":"bool"}],"voters":"int","votes":["int"]},
    "motion?":{"abstain":"int","members":"int","no":"int","outcome":"passed|rejected|tied|noQuorum","present":"int","yes":"int"}},
  "roll":[{"by":"id","member":"id"}],
  "secret?":{"ballots":[{"c":"hash","choice?":["id"],"phrase?":"text","points?":["int"],"r?":"hash","sealed":"hex"}],"key":"hash","root":"hash"},
  "sheets":[{"ballots":[{"choice":["id"],"count":"int","points?":["int"]}],"clerks":["text"],"id":"id","scan":"hash"}],"signature":"signature"};
const OPENING = { choice: ['id'], phrase: 'text', 'points?': ['int'], r: 'hash' };
const KINDS = { text: /^[^]*$/, id: /^[A-Za-z0-9_-]{1,64}$/, hash: /^[0-9a-f]{64}$/, hex: /^([0-9a-f]{2})*$/, point: /^04[0-9a-f]{128}$/, signature: /^[0-9a-f]{128}$/ };

// --- canonical JSON, hashes, signatures: all by WebCrypto, which Node and every browser bring ---
const isList = Array.isArray, isObject = (v) => typeof v === 'object' && v !== null && !isList(v);
function canonical(v) {
  if (isList(v)) return `[${v.map(canonical).join(',')}]`;
  if (isObject(v)) return `{${Object.keys(v).sort().map((k) => `${canonical(k)}:${canonical(v[k])}`).join(',')}}`;
  if (typeof v === 'number' && !Number.isSafeInteger(v)) throw new Error('not a whole number');
  if (typeof v === 'string' && /[\ud800-\udfff]/u.test(v)) throw new Error('half a character');
  return typeof v === 'number' ? String(v === 0 ? 0 : v) : JSON.stringify(v);
}
const { subtle } = globalThis.crypto ?? {}, ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }, ECDH = { name: 'ECDH', namedCurve: 'P-256' };
const utf8 = (text) => new TextEncoder().encode(text), read = (bytes, fatal) => new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(bytes);
const hex = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join(''), unhex = (h) => Uint8Array.from(h.match(/../g) ?? [], (x) => parseInt(x, 16));
const join = (...parts) => { const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0)); parts.reduce((at, p) => (all.set(p, at), at + p.length), 0); return all; };
const sha = async (...parts) => new Uint8Array(await subtle.digest('SHA-256', join(...parts)));
const hash = async (domain, text) => hex(await sha(utf8(`${domain}\n${text}`)));
const b64 = (h) => btoa(String.fromCharCode(...unhex(h))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
const attempt = async (f, otherwise) => { try { return await f(); } catch { return otherwise; } };
const signed = (key, domain, text, signature) => attempt(async () => subtle.verify(ECDSA, await subtle.importKey('raw', unhex(key), ECDSA, false, ['verify']), unhex(signature), utf8(`${domain}\n${text}`)), false);
function shape(v, s, path) {
  if (isObject(s)) {
    if (!isObject(v)) return path;
    const known = Object.fromEntries(Object.keys(s).map((k) => [k.replace('?', ''), [s[k], !k.endsWith('?')]]));
    for (const name of [...new Set([...Object.keys(known), ...Object.keys(v)])].sort()) {
      const at = path ? `${path}.${name}` : name;
      if (!Object.hasOwn(known, name)) return at;
      if (!Object.hasOwn(v, name)) { if (known[name][1]) return at; continue; }
      const inside = shape(v[name], known[name][0], at);
      if (inside !== null) return inside;
    }
    return null;
  }
  if (isList(s)) {
    if (!isList(v)) return path;
    for (let i = 0; i < v.length; i++) { const inside = shape(v[i], s[0], `${path}[${i}]`); if (inside !== null) return inside; }
    return null;
  }
  if (s === 'bool') return typeof v === 'boolean' ? null : path;
  if (s === 'int') return typeof v === 'number' && v >= 0 ? null : path;
  if (typeof v !== 'string') return path;
  return (KINDS[s] ? KINDS[s].test(v) : s.split('|').includes(v)) ? null : path;
}

// --- secret ballots ---
function opening(ballot) {
  return canonical(Object.fromEntries(['choice', 'phrase', 'points', 'r'].filter((k) => ballot[k] !== undefined).map((k) => [k, ballot[k]])));
}
async function openKey(privateHex, publicHex) {   // what the private key signs must be of the public key: then they belong together
  const key = { kty: 'EC', crv: 'P-256', d: b64(privateHex), x: b64(publicHex.slice(2, 66)), y: b64(publicHex.slice(66)) };
  return attempt(async () => {
    const proof = await subtle.sign(ECDSA, await subtle.importKey('jwk', key, ECDSA, false, ['sign']), utf8('proof\n'));
    return (await signed(publicHex, 'proof', '', hex(new Uint8Array(proof)))) ? subtle.importKey('jwk', key, ECDH, false, ['deriveBits']) : null;
  }, null);
}
const unseal = (key, manifestHash, c, sealed) => attempt(async () => {
  const bytes = unhex(sealed), length = bytes.length - 81;
  if (length <= 0 || length % 1024 || bytes[0] !== 4) return null;
  const shared = await subtle.deriveBits({ name: 'ECDH', public: await subtle.importKey('raw', bytes.subarray(0, 65), ECDH, false, []) }, key, 256);
  const derive = { name: 'HKDF', hash: 'SHA-256', salt: unhex(manifestHash), info: utf8('publicportal-seal/1') };
  const once = await subtle.deriveKey(derive, await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']), { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  return read(await subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12), additionalData: utf8(c) }, once, bytes.subarray(65)), false).replace(/ +$/, '');
}, null);
async function merkle(leaves) {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return sha(Uint8Array.of(0), leaves[0]);
  let left = 1; while (left * 2 < leaves.length) left *= 2;
  return sha(Uint8Array.of(1), await merkle(leaves.slice(0, left)), await merkle(leaves.slice(left)));
}

// --- counting; all in whole numbers (BigInt) ---
const RULES = ['greedy', 'greedy-no-skip', 'greedy-threshold', ...['', '/utilitarian', '/add1', '/add1u'].flatMap((c) => [`equalshares${c}`, `equalshares${c}-comparison`])];
async function tieRule(e) {
  const drawn = await Promise.all(e.ids.map((id) => hash(e.seed, id)));
  const steps = [(a, b) => (e.cost[a] < e.cost[b] ? -1 : e.cost[a] > e.cost[b] ? 1 : 0), (a, b) => e.votes[b] - e.votes[a], (a, b) => (drawn[a] < drawn[b] ? -1 : 1)];
  const compare = (a, b) => steps.reduce((r, s) => r || s(a, b), 0), step = (a, b) => steps.findIndex((s) => s(a, b) !== 0), names = ['cost', 'votes', 'lot'];
  return { compare, record: (order, at) => ({ among: order.map((p) => e.ids[p]), by: names[at], inResult: true }), step, weakest: (order) => Math.max(0, ...order.slice(1).map((p, i) => step(order[i], p))) };
}
function fill(e, ties, standing, chosen, stops) {
  const selected = [...chosen], found = [];
  let left = e.budget - chosen.reduce((s, p) => s + e.cost[p], 0n);
  const order = standing.filter((p) => !chosen.includes(p)).sort((a, b) => (e.scores[a] > e.scores[b] ? -1 : e.scores[a] < e.scores[b] ? 1 : ties.compare(a, b)));
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && e.scores[order[from]] === e.scores[order[to]]) to++;
    const equals = order.slice(from, to), before = selected.length;
    for (const p of equals) {
      if (e.cost[p] <= left) { left -= e.cost[p]; selected.push(p); } else if (stops) { to = order.length; break; }
    }
    if (equals.length > 1 && selected.length > before) found.push(ties.record(equals, ties.weakest(equals)));
    from = to;
  }
  return [selected, found];
}
function shares(e, ties, over, under) {   // equal shares with over/under for each voter; money is kept in parts of `under`
  const money = e.ballots.map(() => over), selected = [], found = [], all = e.ids.map((_, p) => p);
  let open = all.filter((p) => e.votes[p] > 0), spent = false;
  for (;;) {
    let best = null, equal = [];
    for (const p of open) {
      const who = e.wants[p].filter((b) => money[b] > 0n).sort((a, b) => (money[a] < money[b] ? -1 : money[a] > money[b] ? 1 : 0));
      let rest = e.cost[p] * under, rich = who.reduce((s, b) => s + e.times[b], 0n);
      for (const b of who) { if (money[b] * rich >= rest) break; rest -= money[b] * e.times[b]; rich -= e.times[b]; }
      if (rich === 0n) continue;
      const price = { p, rest, rich }, d = best === null ? 1n : e.cost[p] * rich * best.rest - e.cost[best.p] * best.rich * rest;
      if (d > 0n) { best = price; equal = [price]; } else if (d === 0n) equal.push(price);
    }
    if (best === null) return { selected, found, spent, left: (p) => e.wants[p].reduce((s, b) => s + money[b] * e.times[b], 0n), under, cost: selected.reduce((s, p) => s + e.cost[p], 0n) };
    if (equal.length > 1) {
      equal.sort((a, b) => ties.compare(a.p, b.p));
      best = equal[0];
      found.push(ties.record(equal.map((x) => x.p), ties.step(equal[0].p, equal[1].p)));
    }
    under *= best.rich;
    for (let b = 0; b < money.length; b++) money[b] *= best.rich;
    for (const b of e.wants[best.p]) { if (money[b] > best.rest) money[b] -= best.rest; else { money[b] = 0n; spent = true; } }
    selected.push(best.p);
    open = open.filter((p) => p !== best.p);
  }
}
function equalShares(e, ties, name) {
  const all = e.ids.map((_, p) => p), wanted = all.filter((p) => e.votes[p] > 0), sum = wanted.reduce((s, p) => s + e.cost[p], 0n);
  let run = shares(e, ties, e.budget, e.voters), { selected, found } = run;
  if (name.includes('/add1')) {
    if (sum <= e.budget) ({ selected, found } = shares(e, ties, sum, 1n));
    else {
      const lots = new Map(), lot = (ts) => ts.filter((t) => t.by === 'lot').forEach((t) => lots.set(t.among.join('\n'), { ...t, inResult: false }));
      lot(found);
      for (let money = e.budget / e.voters / e.unit * e.unit + e.unit; ; money += e.unit) {
        run = shares(e, ties, money, 1n);
        lot(run.found);
        if (run.cost > e.budget) break;
        ({ selected, found } = run);
        const others = wanted.filter((p) => !selected.includes(p)), fewest = Math.min(...selected.map((p) => e.votes[p]));
        if (run.spent || others.length === 0 || others.some((p) => e.votes[p] >= fewest)) continue;
        // nobody ran out of money and the rest can only come last: runs are alike until one of them can be paid
        const next = others.map((p) => { const step = run.under * BigInt(e.votes[p]) * e.unit; return (e.cost[p] * run.under - run.left(p) + step - 1n) / step; });
        money += (next.reduce((a, b) => (a < b ? a : b)) - 1n) * e.unit;
      }
      const known = new Set(found.filter((t) => t.by === 'lot').map((t) => t.among.join('\n')));
      found = [...found, ...[...lots].filter(([k]) => !known.has(k)).map(([, t]) => t)];
    }
  }
  if (/utilitarian|add1u/.test(name)) { const [filled, more] = fill(e, ties, all, selected); selected = filled; found = [...found, ...more]; }
  if (!name.endsWith('-comparison')) return [selected, found];
  const [greedy, greedyTies] = fill(e, ties, all, []);
  let difference = 0n;
  e.ballots.forEach((b, i) => { const d = b.filter((p) => greedy.includes(p)).length - b.filter((p) => selected.includes(p)).length; difference += BigInt(Math.sign(d)) * e.times[i]; });
  return difference > 0n ? [greedy, greedyTies] : [selected, found];
}
function allowed(m, ids, b) {   // is it a choice that this poll allows?
  const p = b.choice.map((id) => ids.indexOf(id)), form = m.count?.form, sorted = p.every((x, i) => i === 0 || p[i - 1] < x);
  return !p.includes(-1) && new Set(p).size === p.length && (b.count ?? 1) >= 1 && (m.kind === 'motion' ? p.length === 1 && !b.points : (form === 'points' || !b.points) && (form === 'ranked' ? p.length <= (m.count.places || ids.length) : sorted
    && (form !== 'points' || (b.points?.length === p.length && b.points.every((x) => x <= 1e9))) && (form !== 'knapsack' || p.reduce((t, x) => t + BigInt(m.options[x].cost), 0n) <= BigInt(m.count.budget))));
}
async function readable(key, r, ids, b) {   // does the sealed text hold a ballot that this poll allows and that was committed to?
  const text = await unseal(key, r.manifestHash, b.c, b.sealed);
  if (text === null || (await hash('publicportal-ballot/1', `${r.manifestHash}\n${text}`)) !== b.c) return false;
  try { const o = JSON.parse(text); return canonical(o) === text && shape(o, OPENING, '') === null && allowed(r.manifest, ids, o); } catch { return false; }
}
const quorumMet = (r) => { const q = r.manifest.quorum, a = r.present * q.denominator, b = r.electorate.length * q.numerator; return q.more ? a > b : a >= b; };
function motion(r, votes) {
  const [yes, no, abstain] = votes, { kind, of, tie } = r.manifest.majority, members = r.electorate.length, base = of === 'all' ? members : r.present;
  const passed = kind === 'simple' ? yes > no : kind === 'absolute' ? 2 * yes > base : base > 0 && 3 * yes >= 2 * base;
  const outcome = yes + no + abstain > r.present || r.present > members ? 'rejected' : !quorumMet(r) ? 'noQuorum' : passed ? 'passed' : kind === 'simple' && yes === no && yes > 0 && tie === 'again' ? 'tied' : 'rejected';
  return { motion: { abstain, members, no, outcome, present: r.present, yes } };
}
async function budget(r, lines) {
  const { count, options } = r.manifest, places = count.places || options.length, groups = new Map();
  for (const { ballot, at } of lines) {   // equal ballots are one
    const pairs = at.map((p, i) => [p, ballot.points?.[i] ?? (count.form === 'ranked' ? Math.max(0, places - i) : 1)]), key = JSON.stringify(pairs);
    if (!groups.has(key)) groups.set(key, { pairs, times: 0n });
    groups.get(key).times += BigInt(ballot.count ?? 1);
  }
  const all = [...groups.values()], e = { ids: options.map((o) => o.id), cost: options.map((o) => BigInt(o.cost)), budget: BigInt(count.budget), unit: BigInt(count.unit), seed: count.seed,
    ballots: all.map((g) => g.pairs.map(([p]) => p)), times: all.map((g) => g.times), voters: all.reduce((s, g) => s + g.times, 0n), votes: options.map(() => 0), scores: options.map(() => 0n), wants: options.map(() => []) };
  all.forEach((g, i) => g.pairs.forEach(([p, points]) => { e.votes[p] += Number(g.times); e.scores[p] += g.times * BigInt(points); e.wants[p].push(i); }));
  const met = quorumMet(r), ties = await tieRule(e);
  const [selected, found] = !met || e.voters === 0n ? [[], []] : count.rule.startsWith('equalshares') ? equalShares(e, ties, count.rule)
    : fill(e, ties, e.ids.map((_, p) => p).filter((p) => count.rule !== 'greedy-threshold' || e.scores[p] >= BigInt(count.threshold)), [], count.rule === 'greedy-no-skip');
  return { budget: { budget: count.budget, cost: Number(selected.reduce((s, p) => s + e.cost[p], 0n)), outcome: met ? 'counted' : 'noQuorum', scores: e.scores.map(Number), selected: selected.map((p) => e.ids[p]), ties: found, voters: Number(e.voters), votes: e.votes } };
}

/** Everything that is wrong: a list of [code, path]; empty if the file is right. `progress` hears how many ballots are looked at, of how many. */
export async function verify(bytes, progress = () => {}) {
  let r, text;
  try { text = read(bytes, true); r = JSON.parse(text); if (r === null) return [['json', '']]; } catch { return [['json', '']]; }
  try { if (canonical(r) !== text) return [['canonical', '']]; } catch { return [['canonical', '']]; }
  const path = shape(r, SHAPE, '');
  if (path !== null) return [['shape', path]];
  const wrong = [], say = (is, code, at) => { if (is) wrong.push([code, at]); };
  const ordered = (list, name, at) => { for (let i = 1; i < list.length; i++) say(list[i - 1][name] >= list[i][name], 'order', `${at}[${i}]`); };
  const m = r.manifest, { signature, ...rest } = r, ids = m.options.map((o) => o.id);
  say((await hash('publicportal-manifest/1', canonical(m))) !== r.manifestHash, 'manifest-hash', 'manifestHash');
  say(!(await signed(m.siteKey, 'publicportal-poll/1', canonical(rest), signature)), 'signature', 'signature');
  // the manifest
  say(m.opens >= m.closes, 'times', 'manifest.closes');
  say(m.quorum.denominator < 1 || m.quorum.denominator > 1000 || m.quorum.numerator > m.quorum.denominator, 'quorum', 'manifest.quorum');
  ids.forEach((id, i) => say(ids.indexOf(id) < i, 'option', `manifest.options[${i}]`));
  const isMotion = m.kind === 'motion';
  if (isMotion ? !m.majority || m.count || ids.join() !== 'yes,no,abstain' || m.options.some((o) => o.cost !== undefined) : m.majority || !m.count) say(true, 'kind', 'manifest.kind');
  else if (!isMotion) {
    const c = m.count;
    say(!RULES.includes(c.rule) || (c.rule.startsWith('equal') && !['approval', 'knapsack'].includes(c.form)) || c.budget < 1 || c.budget > 9e15 || c.unit < 1 || c.unit > 1e6 || c.places > 1000, 'rule', 'manifest.count');
    m.options.forEach((o, i) => say(!(o.cost >= 1 && o.cost <= c.budget), 'cost', `manifest.options[${i}]`));
  }
  const secret = m.secrecy === 'secret';
  if (secret !== (r.secret !== undefined) || secret !== (m.pollKey !== undefined) || secret !== (r.open === undefined)) return [...wrong, ['secrecy', 'manifest.secrecy']];
  // members, roll, sheets
  ordered(r.electorate, 'member', 'electorate');
  say((await hash('publicportal-electorate/1', canonical(r.electorate))) !== m.electorate.hash, 'electorate-hash', 'electorate');
  say(r.electorate.length !== m.electorate.size, 'electorate-size', 'electorate');
  ordered(r.sheets, 'id', 'sheets');
  r.sheets.forEach((s, i) => {
    say(s.clerks.length !== 2 || s.clerks[0] === s.clerks[1] || s.clerks.includes('') || s.id === 'online', 'clerks', `sheets[${i}]`);
    say(s.ballots.reduce((t, b) => t + BigInt(b.count), 0n) !== BigInt(r.roll.filter((x) => x.by === s.id).length), 'marks', `sheets[${i}]`);
  });
  ordered(r.roll, 'member', 'roll');
  const members = new Set(r.electorate.map((x) => x.member)), ways = new Set(['online', ...r.sheets.map((s) => s.id)]);
  r.roll.forEach((x, i) => { say(!members.has(x.member), 'stranger', `roll[${i}]`); say(!ways.has(x.by), 'unknown-sheet', `roll[${i}]`); });
  say(r.present < r.roll.length || r.present > r.electorate.length, 'present', 'present');
  // ballots
  const online = new Set(r.roll.filter((x) => x.by === 'online').map((x) => x.member)), marked = r.roll.filter((x) => x.by === 'online').length;
  const single = secret ? r.secret.ballots : r.open, at = secret ? 'secret.ballots' : 'open';
  if (secret) {
    const key = await openKey(r.secret.key, m.pollKey);
    say(!key, 'poll-key', 'secret.key');
    ordered(single, 'c', at);
    for (const [i, b] of single.entries()) {
      progress(i + 1, single.length);
      if (Object.keys(b).length < 5) { say(Object.keys(b).length !== 2 || (key && (await readable(key, r, ids, b))), 'spoiled', `${at}[${i}]`); continue; }   // listed as spoiled
      say((await hash('publicportal-ballot/1', `${r.manifestHash}\n${opening(b)}`)) !== b.c, 'commitment', `${at}[${i}]`);
      say(key && (await unseal(key, r.manifestHash, b.c, b.sealed)) !== opening(b), 'sealed', `${at}[${i}]`);
    }
    say(hex(await merkle(single.map((b) => unhex(b.c)))) !== r.secret.root, 'root', 'secret.root');
  } else {
    ordered(single, 'member', at);
    single.forEach((b, i) => say(!online.has(b.member), 'not-on-roll', `${at}[${i}]`));
  }
  say(single.length !== marked, 'ballot-count', at);
  // choices, and the result
  const has = (...codes) => wrong.some(([c]) => codes.includes(c)), lines = [];
  single.forEach((ballot, i) => ballot.choice && lines.push({ ballot, path: `${at}[${i}]` }));
  r.sheets.forEach((s, k) => s.ballots.forEach((ballot, i) => lines.push({ ballot, path: `sheets[${k}].ballots[${i}]` })));
  for (const line of lines) line.at = line.ballot.choice.map((id) => ids.indexOf(id));
  if (!has('kind', 'option', 'cost', 'rule')) for (const { ballot, path: where } of lines) say(!allowed(m, ids, ballot), 'choice', where);
  if (has('quorum', 'option', 'kind', 'cost', 'rule', 'marks', 'choice')) return wrong;
  const expected = isMotion ? motion(r, lines.reduce((v, l) => { v[l.at[0]] += l.ballot.count ?? 1; return v; }, [0, 0, 0])) : await budget(r, lines);
  for (const part of ['budget', 'motion']) {
    const right = expected[part], given = r.result[part];
    if (!right !== !given) say(true, 'result', `result.${part}`);
    else if (right) for (const name of Object.keys(right).sort()) say(canonical(right[name]) !== canonical(given[name]), 'result', `result.${part}.${name}`);
  }
  return wrong;
}

/** The same with the key that it must be signed with, and with a receipt; also what the file says, and the key's fingerprint. */
export async function examine(bytes, { key, receipt, progress } = {}) {
  const wrong = await verify(bytes, progress);
  let r = null; try { r = JSON.parse(read(bytes, false)); } catch { /* told above */ }
  const print = typeof r?.manifest?.siteKey === 'string' ? await hash('publicportal-key/1', r.manifest.siteKey) : null;
  if (key && print !== key) wrong.push(['key', 'manifest.siteKey']);
  let c = null;
  if (receipt !== undefined) {
    try { c = JSON.parse(receipt); } catch { /* no receipt */ }
    if (!c || !print || c.manifestHash !== r.manifestHash || !(await signed(r.manifest.siteKey, 'publicportal-receipt/1', `${c.manifestHash}\n${c.c}`, c.signature))) wrong.push(['receipt', 'receipt']);
    else if (!r.secret?.ballots.some((b) => b.c === c.c)) wrong.push(['missing-ballot', 'secret.ballots']);
  }
  return { wrong, record: r, fingerprint: print, commitment: c?.c ?? null };
}

async function main() {
  const { readFileSync } = await import('node:fs'), words = process.argv.slice(2);
  const option = (name) => { const i = words.indexOf(name); return i < 0 ? undefined : words.splice(i, 2)[1]; };
  const key = option('--key'), receipt = option('--receipt');
  if (words.length !== 1 || words[0].startsWith('-')) { console.error('usage: node verify-poll.mjs FILE [--key FINGERPRINT] [--receipt FILE]'); process.exit(2); }
  const { wrong, record, fingerprint } = await examine(readFileSync(words[0]), { key, receipt: receipt && readFileSync(receipt, 'utf8') });
  for (const [code, where] of wrong) console.log(`WRONG ${code}${where ? ` ${where}` : ''}`);
  if (wrong.length === 0) console.log(`right: poll ${record.manifest.id}, manifest ${record.manifestHash}\n${JSON.stringify(record.result)}`);
  if (fingerprint) console.log(`signed with the key ${fingerprint}${key ? '' : ': compare it with the one printed in the minutes'}`);
  process.exit(wrong.length ? 1 : 0);
}
if (globalThis.process?.argv?.[1]) import('node:url').then(({ pathToFileURL }) => import.meta.url === pathToFileURL(process.argv[1]).href && main());
