// The phone's own store of results that could not be sent yet. It holds ids, the result, the officer's note, a time and a
// photo: no name, number or address. Cleared entry by entry after sending, and as a whole when its owner signs out.

const NAME = "portal-field";
let opened;

function open() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("results", { keyPath: "key" });
      asked.result.createObjectStore("owner");
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  return opened;
}

async function on(store, mode, act) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(store, mode);
    const asked = act(transaction.objectStore(store));
    transaction.oncomplete = () => done(asked.result);   // on the disk, not only asked for
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

export const keep = entry => on("results", "readwrite", s => s.put(entry));
export const drop = key => on("results", "readwrite", s => s.delete(key));
export const all = async () => (await on("results", "readonly", s => s.getAll())).sort((a, b) => a.made - b.made);

/** Whose phone it was last; the sign-out button stands on pages that do not know. */
export const setOwner = who => on("owner", "readwrite", s => s.put(who, "who"));
export const owner = () => on("owner", "readonly", s => s.get("who"));

export async function clear(who) {
  for (const entry of await all()) if (entry.who === who) await drop(entry.key);
}
