// A phone with a code becomes its station's.

import { h } from "../dom.js";
import { refusalText, t } from "../words.js";
import { becomeMe, dropNewKey, readMe, readNewKey, writeNewKey } from "../store.js";
import { learnTime } from "../clock.js";
import { enrolmentRequest, makeKey } from "../keys.js";
import { go, render, say, state } from "../app.js";

/** The station that this phone was enrolled for, kept beside the data base: where that is gone, the officer must hear why the key is. */
const REMEMBERED = "station";
export const stationBefore = () => localStorage.getItem(REMEMBERED);

/** Answers that say that the key can never be this station's. */
const SPENT = new Set(["key-revoked", "key-region"]);

/** The same key for every try of a station's codes, also after the app was closed: if the server's answer is lost, it knows the phone again. */
async function keyFor(station) {
  const kept = await readNewKey(station);
  if (kept) return kept;
  const key = await makeKey();
  await writeNewKey(station, key);
  return key;
}

export function enrolScreen([station, code]) {
  const field = (name, value, attributes) => h("p", {}, h("label", { for: name }, t(`enrol.${name}`)), h("input", { id: name, name, value, required: true, autocomplete: "off", spellcheck: "false", ...attributes }));
  const button = h("button", { type: "submit", class: "big" }, t("enrol.do"));
  return [
    h("h1", {}, t("enrol")),
    h("p", { class: "lead" }, t("enrol.lead")),
    state.me && h("p", { class: "note", id: "known" }, t("enrol.known", state.me.station)),
    !state.me && stationBefore() && h("p", { class: "bad", id: "evicted" }, t("enrol.evicted", stationBefore())),
    h("form", { id: "enrol", onsubmit: event => enrol(event, button) },
      field("station", station, { inputmode: "numeric", pattern: "[0-9]{13}", maxlength: "13" }),
      field("code", code.match(/.{1,4}/g)?.join(" ") ?? "", { autocapitalize: "characters", maxlength: "30" }),
      h("p", {}, button)),
    h("p", { class: "quiet" }, t("enrol.what")),
    state.me && h("p", {}, h("a", { href: "#" }, t("back"))),
  ].filter(Boolean);
}

async function enrol(event, button) {
  event.preventDefault();
  const given = new FormData(event.target);
  const [station, code] = [given.get("station").trim(), given.get("code").replaceAll(/[\s-]/g, "").toUpperCase()];
  button.disabled = true;
  say(t("working"));
  try {
    const key = await keyFor(station);
    const response = await fetch("/hp/api/daftar", { method: "POST", headers: { "Content-Type": "application/json" }, body: await enrolmentRequest(key, station, code) });
    const answer = await response.json();
    if (!response.ok) {
      if (SPENT.has(answer.code)) await dropNewKey(station);
      return say(refusalText(answer.code, answer.detail), true);
    }
    const { name, place, election, next, vkey } = answer;
    await becomeMe({ key, station, code, name, place, election, next, vkey, offset: 0 });
    await learnTime(response);
    localStorage.setItem(REMEMBERED, station);
    state.me = await readMe();
    // Asked for, not needed: browsers keep such data when memory runs out.
    await navigator.storage?.persist?.();
    if (location.hash.length > 1) go("");
    else await render();
  } catch (failure) {
    say(failure instanceof TypeError ? t("enrol.noNetwork") : String(failure.message ?? failure), true);
  } finally {
    button.disabled = false;
  }
}
