// The phone's clock may be wrong; every answer of the server tells by how much. A statement claims the corrected time.

import { readMe, writeOffset } from "./store.js";
import { t } from "./words.js";

/** A difference that nobody need hear of. */
const SMALL = 2 * 60_000;

const HOUR = 60, DAY = 24 * HOUR;

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

/** How far the phone's clock is off, in words; null where it is not worth one. */
export function clockText({ offset = 0 }) {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  if (minutes === 0) return null;
  const [unit, size] = minutes < 2 * HOUR ? ["minutes", 1] : minutes < 2 * DAY ? ["hours", HOUR] : ["days", DAY];
  return t("home.clock", t(`clock.${unit}`, Math.round(minutes / size)), t(offset > 0 ? "clock.slow" : "clock.fast"));
}
