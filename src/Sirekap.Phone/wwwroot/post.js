// Carries signed forms to the server by the courier's rules. Every request is safe to repeat; the newest state is on disk before the next step.

import { courier } from "./machine.js";
import { learnTime } from "./clock.js";
import { readMe, readOutbox, readParcel, readPicture, writeParcel, writeSuccessors } from "./store.js";
import { proofOf } from "./receipt.js";
import { successorsOf } from "./successor.js";
import { sendParts } from "./upload.js";
import { utf8 } from "./bytes.js";

const PATIENCE = { Statement: 30_000, Picture: 180_000, Receipt: 30_000 };
const TOO_LARGE = 413;
let alarm, told = () => {};

/** Is told whenever something has moved. */
export const onDelivery = listener => (told = listener);

/** How soon to look again while somebody else of this phone sends. */
const BUSY = 5_000;

/** Asks the browser to send what waits when there is a network and the app is closed (`background.js`); a browser that cannot, or may not, says so in vain. */
export async function sendLater() {
  const waits = (await readOutbox()).map(sent => JSON.parse(sent.parcel)).some(({ refusal, index, waiting }) => !refusal && (index === null || waiting.length > 0));
  const home = waits && await navigator.serviceWorker?.getRegistration("/hp/");
  await home?.sync?.register("sirekap-hp-post").catch(() => {});
}

/** Goes through all that waits; with a nudge, pauses end. One page of the app at a time does it. */
export const deliver = nudge => navigator.locks.request("sirekap-hp-post", { ifAvailable: !nudge }, async lock => {
  clearTimeout(alarm);
  if (!lock) return void (alarm = setTimeout(() => deliver(), BUSY));
  let next = Infinity;
  for (const sent of await readOutbox()) next = Math.min(next, await carry(sent, nudge));
  await sendLater();
  if (next < Infinity) alarm = setTimeout(() => deliver(), Math.max(250, next - Date.now()));
});

/** A person asks to try a refused form again. */
export async function offerAgain(digest) {
  const sent = await readParcel(digest);
  await writeParcel(sent, await courier.nudge(sent.parcel));
  await deliver(true);
}

/** @returns when to come back, milliseconds since 1970. */
async function carry(sent, nudge) {
  let { parcel } = sent;
  if (nudge && !JSON.parse(parcel).refusal) parcel = await courier.nudge(parcel);
  for (;;) {
    const errand = await courier.next(parcel, Date.now());
    if (errand === "Done" || errand === "Person") return Infinity;
    if (errand === "Wait") return JSON.parse(parcel).notBefore;
    parcel = await courier.after(parcel, errand, await run(errand, sent, JSON.parse(parcel)), Date.now(), Math.random());
    await writeParcel(sent, parcel);
    told();
  }
}

async function run(errand, sent, parcel) {
  try {
    return await errands[errand](sent, parcel);
  } catch {
    // No network, no answer in time, or half of one: nobody knows whether it was taken, so it will be sent again.
    return { status: 0 };
  }
}

const errands = {
  async Statement(sent) {
    const response = await request("Statement", "/api/v1/statements", { method: "POST", headers: { "Content-Type": "application/json" }, body: sent.entry });
    const answer = await answerOf(response);
    if (!response.ok) return refusal(response, answer);
    return { status: response.status, index: answer.index, proof: answer.proof ? await proofOf(utf8(answer.proof), sent, answer.index, await readMe()) : "None" };
  },
  async Picture(sent, { waiting }) {
    const digest = sent.pages[waiting[0]];
    const jpeg = await readPicture(digest);
    // A form whose uploads were not signed for goes whole.
    const last = sent.upload?.signatures ? await sendParts(digest, jpeg, sent.upload, told) : null;
    if (last) return refusal(last, last.ok ? {} : await answerOf(last));
    const response = await request("Picture", `/api/v1/photos/${digest}`, { method: "PUT", headers: { "Content-Type": "image/jpeg" }, body: jpeg });
    const answer = await answerOf(response);
    if (response.ok && answer.sha256 !== digest) throw new Error(`Something else than the server has taken picture ${digest}.`);
    return refusal(response, answer);
  },
  async Receipt(sent, { index }) {
    const response = await request("Receipt", `/api/v1/receipts/${index}?entry=true`, {});
    if (!response.ok) return { ...refusal(response, await answerOf(response)), status: 503 };
    return { status: 200, proof: await prove(new Uint8Array(await response.arrayBuffer()), sent, index) };
  },
};

async function request(errand, path, options) {
  const response = await fetch(path, { ...options, cache: "no-store", signal: AbortSignal.timeout(PATIENCE[errand]) });
  await learnTime(response);
  return response;
}

const strange = new Set();

/** Whether the receipt that came was signed by no key that this phone knows or can be led to. */
export const isStrange = digest => strange.has(digest);

async function prove(receipt, sent, index) {
  const me = await readMe();
  let proof = await proofOf(receipt, sent, index, me);
  if (proof === "None") {
    const known = me.successors ?? [];
    const found = await successorsOf(known.at(-1) ?? me.vkey).catch(() => []);
    if (found.length > 0) {
      const successors = [...known, ...found];
      await writeSuccessors(successors);
      proof = await proofOf(receipt, sent, index, { ...me, successors });
    }
  }
  if (proof === "None") strange.add(sent.digest);
  else strange.delete(sent.digest);
  return proof;
}

/** This server says everything in JSON. Other words come from something between (a hotel's login page, a proxy), and then nothing is known, unless it takes nothing so large. */
async function answerOf(response) {
  try {
    return await response.json();
  } catch (failure) {
    if (response.status === TOO_LARGE) return {};
    throw failure;
  }
}

const refusal = (response, answer) => ({
  status: response.status, code: answer.code, retryAfter: 1000 * (Number.parseInt(response.headers.get("Retry-After") ?? "0", 10) || 0),
});
