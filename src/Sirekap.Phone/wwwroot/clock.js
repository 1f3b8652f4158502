// The phone's clock may be wrong; every answer of the server tells by how much. A statement claims the corrected time.

import { readMe, writeOffset } from "./store.js";

/** A difference that nobody need hear of. */
const SMALL = 2 * 60_000;

/** Learns from an answer. */
export async function learnTime(response) {
  const date = Date.parse(response.headers.get("Date") ?? "");
  const me = await readMe();
  if (!me || Number.isNaN(date)) return;
  const offset = Math.abs(date - Date.now()) < SMALL ? 0 : date - Date.now();
  if (Math.abs(offset - (me.offset ?? 0)) > SMALL) await writeOffset(offset);
}

/** The time that a statement claims, to the second. */
export const timeOf = me => new Date(Date.now() + (me.offset ?? 0)).toISOString().replace(/\.\d+Z$/, "Z");

/** How many minutes the phone's clock is off; 0 where it is not worth a word. */
export const minutesOff = me => Math.round((me.offset ?? 0) / 60_000);
