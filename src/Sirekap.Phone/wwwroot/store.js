// What the phone keeps: its key and station, the form that is being made, signed forms until they are proven, and pictures.
// One transaction for each step, so that a dead battery leaves either the step before or the step after.

const NAME = "sirekap-hp", VERSION = 1;
const STORES = ["me", "draft", "outbox", "pictures", "witness"];
let opened;

const settle = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => STORES.forEach(store => request.result.objectStoreNames.contains(store) || request.result.createObjectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new StorageRefused(request.error?.message));
  });
  return opened;
}

/** The browser keeps nothing for this site: a private window, or its settings. */
export class StorageRefused extends Error {}

/** Whether a failure says that the phone has no room. */
export const isFull = failure => failure?.name === "QuotaExceededError";

/** Runs work in one transaction; resolves when it is on disk, and rejects when nothing of it is. */
async function write(stores, work) {
  const transaction = (await open()).transaction(stores, "readwrite", { durability: "strict" });
  const ended = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
  });
  try {
    work(name => transaction.objectStore(name), transaction);
  } catch (failure) {
    // What was put before must not stay without the rest.
    ended.catch(() => {});
    transaction.abort();
    throw failure;
  }
  await ended;
}

const read = async (store, key) => settle((await open()).transaction(store).objectStore(store).get(key));
const all = async store => settle((await open()).transaction(store).objectStore(store).getAll());

export const readMe = () => read("me", "me");
/** How far the clock is off, and nothing else: the key's number may have moved on since anybody read it. */
export const writeOffset = offset => write(["me"], store => {
  const before = store("me").get("me");
  before.onsuccess = () => before.result && store("me").put({ ...before.result, offset }, "me");
});

/** The keys that the log went over to since this phone was enrolled. */
export const writeSuccessors = successors => write(["me"], store => {
  const before = store("me").get("me");
  before.onsuccess = () => before.result && store("me").put({ ...before.result, successors }, "me");
});

/** A key for which enrolment at a station is asked: kept before the asking, so that a lost answer costs nothing. */
export const readNewKey = station => read("me", `new.${station}`);
export const writeNewKey = (station, key) => write(["me"], store => store("me").put(key, `new.${station}`));
export const dropNewKey = station => write(["me"], store => store("me").delete(`new.${station}`));
/** The phone is its station's: keys that were only asked for go, and so does what was begun for another station. */
export const becomeMe = me => write(["me", "draft"], store => {
  const before = store("me").get("me");
  before.onsuccess = () => {
    if (before.result && before.result.station !== me.station) store("draft").clear();
    store("me").clear();
    store("me").put(me, "me");
  };
});

export const readDraft = contest => read("draft", contest);
export const writeDraft = draft => write(["draft"], store => store("draft").put(draft, draft.contest));
export const dropDraft = contest => write(["draft"], store => store("draft").delete(contest));
export const readPicture = digest => read("pictures", digest);
export const readOutbox = async () => (await all("outbox")).sort((one, other) => one.made - other.made);
export const readParcel = digest => read("outbox", digest);
export const readWitness = () => all("witness");
export const writeWitness = kept => write(["witness"], store => store("witness").put(kept, kept.digest));

/** A picture and the draft that names it. */
export const writePicture = (draft, digest, jpeg) => write(["draft", "pictures"], store => {
  store("pictures").put(jpeg, digest);
  store("draft").put(draft, draft.contest);
});

/** The draft that was to be signed is not there any more: another window of the app has signed it. */
export class DraftGone extends Error {}

/** The signed form takes the draft's place, and the key's number moves on: all of it or nothing. Refused where the draft is gone already. */
export async function commit(sent, me) {
  let isGone = false;
  try {
    await write(["me", "draft", "outbox"], (store, transaction) => {
      const check = store("draft").get(sent.contest);
      check.onsuccess = () => {
        isGone = !check.result;
        if (isGone) return transaction.abort();
        store("outbox").put(sent, sent.digest);
        store("draft").delete(sent.contest);
        store("me").put(me, "me");
      };
    });
  } catch (failure) {
    throw isGone ? new DraftGone() : failure;
  }
}

/** A parcel's newest state; pictures that the server has are kept until the receipt is proven. */
export const writeParcel = (sent, parcel) => write(["outbox"], store => store("outbox").put({ ...sent, parcel }, sent.digest));
