// The page's side of the worker in which the shared C# runs: asks, and waits without holding the page up. It starts when it is first asked, so that the first screen
// need not share the processor with it.

const waiting = new Map();
let worker, last = 0;

function open() {
  const made = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  made.onmessage = answered;
  return made;
}

function answered({ data: { id, result, failure } }) {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (failure === undefined) resolve(result);
  else reject(new Error(failure));
}

const ask = (call, ...given) => new Promise((resolve, reject) => {
  waiting.set(++last, { resolve, reject });
  (worker ??= open()).postMessage({ id: last, call, given });
});

/** A chosen photograph as it will be sent. */
export const prepare = photo => ask("prepare", photo);
/** Makes the reader ready while the officer is still laying the paper flat. */
export const warm = () => ask("warm").catch(() => {});
/** Reads a page. */
export const readPage = async (jpeg, form, page) => JSON.parse(await ask("readPage", jpeg, form, page));
/** What figures break. */
export const check = async (contest, figures) => JSON.parse(await ask("check", contest, JSON.stringify(figures)));
/** A form statement's bytes. */
export const formBytes = (...given) => ask("form", ...given);
/** The entry around a signed statement. */
export const entryBytes = (body, publicKey, signature) => ask("entry", body, publicKey, signature);
/** The rows of a QR code. */
export const draw = text => ask("draw", text);
/** The courier's rules; parcels are JSON texts. */
export const courier = {
  pack: pages => ask("pack", pages),
  next: (parcel, now) => ask("next", parcel, now),
  after: (parcel, errand, outcome, now, chance) => ask("after", parcel, errand, JSON.stringify(outcome), now, chance),
  nudge: parcel => ask("nudge", parcel),
};
