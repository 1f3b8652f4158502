// A picture in parts, so that a line that breaks need not begin again: the server says how much it has, and gets the rest.

import { learnTime } from "./clock.js";
import { toHex } from "./bytes.js";

/** Small enough that a part comes through on a bad line before anybody gives up. */
const PART = 128 * 1024, PATIENCE = 60_000;

/** A name for a form's uploads that nobody can guess, so that nobody else can spoil them. */
export const uploadName = () => toHex(crypto.getRandomValues(new Uint8Array(16)));

/** What the phone's key signs, so that no stranger can take the server's room. */
export const uploadText = (digest, name) => `sirekap photo parts\n${digest}\n${name}`;

const shares = new Map();

/** How much of a picture the server has, in per cent; undefined where nothing is known. */
export const shareOf = digest => shares.get(digest);

/**
 * Sends what the server lacks.
 * @returns the last answer; null where the server takes no parts now, or not by this key any more, or another one has the first of them: then the picture must go whole.
 */
export async function sendParts(digest, jpeg, { name, signatures }, moved) {
  const path = `/api/v1/photos/${digest}/parts/${name}`;
  const asked = await request(path, { method: "HEAD" });
  if (!asked.ok) return null;
  for (let answer = asked, before = -1; ; ) {
    if (answer.headers.get("Upload-Complete") === "?1") return answer;
    const offset = Number(answer.headers.get("Upload-Offset") ?? NaN);
    // Whoever does not say what it has, or gets no further, would cost the officer's data for nothing: another server, or something between.
    if (!Number.isInteger(offset) || offset <= before || offset >= jpeg.length) return null;
    before = offset;
    shares.set(digest, Math.floor(100 * offset / jpeg.length));
    moved();
    answer = await request(path, {
      method: "PATCH", body: jpeg.subarray(offset, offset + PART),
      headers: { "Content-Type": "application/partial-upload", "Upload-Offset": String(offset), "Upload-Length": String(jpeg.length), "Upload-Signature": signatures[digest] },
    });
    if ([403, 409, 429].includes(answer.status)) return null;
    if (!answer.ok) return answer;
  }
}

async function request(path, options) {
  const response = await fetch(path, { ...options, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  await learnTime(response);
  return response;
}
