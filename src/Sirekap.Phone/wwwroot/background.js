// Sends what waits when the browser wakes the app for it (Background Sync), though no page of it is open. It writes nothing down: every request may be repeated, so
// the app sends the same again when it is opened, and learns from the answers what became of it. The rules of sending stay in one place, in the page.

const TAG = "sirekap-hp-post", LOCK = "sirekap-hp-post", PART = 128 * 1024;
/** How long a request may take: while one hangs, no page of the app can send. */
const PATIENCE = { Statement: 30_000, Part: 60_000, Picture: 180_000 };
const LATER = new Set([408, 425, 429]);

self.addEventListener("sync", event => event.tag === TAG && event.waitUntil(navigator.locks.request(LOCK, { ifAvailable: true }, sendIf)));

/** A page that sends already has the lock; whether it comes to an end nobody knows, so the browser is to look again. */
const sendIf = lock => (lock ? sendAll() : Promise.reject(new Error("A page of the app is sending.")));

const settle = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** Fails where anything should be tried again: then the browser comes back by itself, ever later. */
async function sendAll() {
  const base = await settle(indexedDB.open("sirekap-hp"));
  try {
    const get = (store, ask) => settle(ask(base.transaction(store).objectStore(store)));
    for (const sent of await get("outbox", store => store.getAll())) {
      const { index, refusal, waiting } = JSON.parse(sent.parcel);
      if (refusal || (index === null && !await isTaken("Statement", "/api/v1/statements", { method: "POST", headers: { "Content-Type": "application/json" }, body: sent.entry }))) continue;
      for (const page of waiting) await sendPicture(sent, sent.pages[page], await get("pictures", store => store.get(sent.pages[page])));
    }
  } finally {
    base.close();
  }
}

const request = (errand, path, options) => fetch(path, { ...options, cache: "no-store", signal: AbortSignal.timeout(PATIENCE[errand]) });

async function isTaken(errand, path, options) {
  const response = await request(errand, path, options);
  if (LATER.has(response.status) || response.status >= 500) throw new Error(`${path}: ${response.status}`);
  return response.ok;
}

/** In parts as far as the server takes them, so that a line that breaks need not begin again; otherwise whole. */
async function sendPicture({ upload }, digest, jpeg) {
  const path = `/api/v1/photos/${digest}/parts/${upload?.name}`;
  let answer = upload?.signatures && await request("Part", path, { method: "HEAD" });
  for (let before = -1; answer?.ok; ) {
    if (answer.headers.get("Upload-Complete") === "?1") return;
    const offset = Number(answer.headers.get("Upload-Offset") ?? NaN);
    if (!Number.isInteger(offset) || offset <= before || offset >= jpeg.length) break;
    before = offset;
    answer = await request("Part", path, {
      method: "PATCH", body: jpeg.subarray(offset, offset + PART),
      headers: { "Content-Type": "application/partial-upload", "Upload-Offset": String(offset), "Upload-Length": String(jpeg.length), "Upload-Signature": upload.signatures[digest] },
    });
  }
  await isTaken("Picture", `/api/v1/photos/${digest}`, { method: "PUT", headers: { "Content-Type": "image/jpeg" }, body: jpeg });
}
