// Makes a secret ballot on the member's own device, with what every browser brings (WebCrypto). What it gives back:
// opening (stays here, the member may keep it), c (the commitment, goes to the site) and sealed (goes to the site, which cannot read it).
// The format is told in POLL-FILE.md of the module.
const text = (t) => new TextEncoder().encode(t);
const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('');
const bytes = (h) => Uint8Array.from(h.match(/../g) ?? [], (x) => parseInt(x, 16));
const join = (...parts) => { const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0)); parts.reduce((at, p) => (all.set(p, at), at + p.length), 0); return all; };

/** @param {{manifestHash: string, pollKey: string, choice: string[], points?: number[], phrase?: string}} vote */
export async function prepare({ manifestHash, pollKey, choice, points, phrase = '' }) {
  const { subtle } = crypto;
  const r = hex(crypto.getRandomValues(new Uint8Array(32)));
  // Members by name, no blanks: canonical JSON. Half of a character pair in a phrase would be no text.
  const opening = JSON.stringify(points ? { choice, phrase: phrase.toWellFormed?.() ?? phrase, points, r } : { choice, phrase: phrase.toWellFormed?.() ?? phrase, r });
  const c = hex(await subtle.digest('SHA-256', text(`publicportal-ballot/1\n${manifestHash}\n${opening}`)));

  const plain = text(opening), filled = new Uint8Array(Math.ceil(plain.length / 1024) * 1024).fill(32);
  filled.set(plain);
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const once = await subtle.generateKey(curve, false, ['deriveBits']);
  const poll = await subtle.importKey('raw', bytes(pollKey), curve, false, []);
  const shared = await subtle.importKey('raw', await subtle.deriveBits({ name: 'ECDH', public: poll }, once.privateKey, 256), 'HKDF', false, ['deriveKey']);
  const key = await subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: bytes(manifestHash), info: text('publicportal-seal/1') }, shared, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const box = await subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12), additionalData: text(c) }, key, filled);
  return { opening, c, sealed: hex(join(new Uint8Array(await subtle.exportKey('raw', once.publicKey)), new Uint8Array(box))) };
}
