// Anybody's phone: keeps a copy of what an officer signed, sends it on for a phone without signal, and checks later what the log holds.

import { h } from "../dom.js";
import { refusalText, t } from "../words.js";
import { labelOf } from "../election.js";
import { readWitness, writeWitness } from "../store.js";
import { sha256, shortCode, text, toHex, unpack, utf8 } from "../bytes.js";
import { proofOf } from "../receipt.js";
import { render, say, state } from "../app.js";

/** When a copy is looked for again, as long as its screen stands, milliseconds: the log publishes what it took within seconds. */
const SOON = 3_000, LATER = 20_000;

/** What a look can find that ends the looking: the log holds the very same form. */
const FOUND = new Set(["in", "rival"]);

/** Copies that have been looked for, or will be. */
const watched = new Set();

export async function witnessScreen(packed) {
  if (packed) {
    try {
      await keep(text(await unpack(packed)));
      history.replaceState(null, "", "#saksi");
    } catch {
      return [h("h1", {}, t("witness")), h("p", { class: "bad" }, t("witness.bad"))];
    }
  }
  const kept = (await readWitness()).sort((one, other) => other.kept - one.kept);
  for (const one of kept) if (!FOUND.has(one.found?.name) && !watched.has(one.digest)) watch(one, 0);
  return [h("h1", {}, t("witness")), kept.length === 0 ? h("p", {}, t("witness.none")) : kept.map(copy)].flat();
}

async function keep(entry) {
  const { statement } = JSON.parse(entry);
  if (statement.t !== "form") throw new Error("not a form");
  const digest = toHex(await sha256(utf8(entry)));
  const known = (await readWitness()).find(one => one.digest === digest);
  await writeWitness(known ?? { digest, entry, code: await shortCode(utf8(entry)), kept: Date.now(), found: null });
}

function copy(kept) {
  const { statement } = JSON.parse(kept.entry);
  const contest = state.election.contests.find(one => one.code === statement.contest);
  return h("section", { class: "card" },
    h("h2", { class: "code" }, kept.code),
    h("p", {}, t("witness.station", statement.station, statement.at)),
    h("p", { class: kept.found?.tone ?? "note", id: `found-${kept.digest}` }, kept.found ? t(`witness.${kept.found.name}`, kept.found.index) : t("witness.kept")),
    kept.found?.vkey && h("p", { class: "quiet" }, t("witness.key", kept.found.vkey)),
    h("table", {}, h("tbody", {}, Object.entries(statement.figures).map(([field, number]) => h("tr", {}, h("th", { scope: "row" }, h("span", { class: "field" }, field), " ", contest ? labelOf(contest, field) : ""), h("td", {}, number))))),
    h("p", { class: "choices" },
      h("button", { type: "button", class: "check", onclick: () => attempt(async () => { await look(kept, statement); say(""); }) }, t("witness.check")), " ",
      h("button", { type: "button", class: "send", onclick: () => attempt(() => send(kept)) }, t("witness.send"))));
}

async function attempt(work) {
  say(t("working"));
  try {
    await work();
  } catch {
    say(t("offline"), true);
  }
}

async function send(kept) {
  const response = await fetch("/api/v1/statements", { method: "POST", headers: { "Content-Type": "application/json" }, body: kept.entry });
  const answer = await response.json();
  if (!response.ok) return say(refusalText(answer.code, answer.detail), true);
  say(t("witness.sent", answer.index));
}

/** Looks by itself until the log is seen to hold the copy. */
function watch(kept, pause) {
  watched.add(kept.digest);
  setTimeout(async () => {
    if (!location.hash.startsWith("#saksi")) return void watched.delete(kept.digest);
    const found = await look(kept, JSON.parse(kept.entry).statement).catch(() => null);
    if (FOUND.has(found?.name)) watched.delete(kept.digest);
    else watch(kept, found?.name === "unproven" ? SOON : LATER);
  }, pause);
}

/** What the site says now, not what it said a minute ago. */
const ask = path => fetch(path, { cache: "no-store" });

/** The station's receipts carry their entries: the same entry, proven, or another form, or nothing. One that is not published yet says nothing. */
async function look(kept, { station, contest }) {
  const vkey = (await (await ask("/log/vkey")).text()).trim();
  const shown = await (await ask(`/api/v1/stations/${station}/${contest}`)).json();
  const forms = shown.history.filter(line => line.kind === "form" && !line.ignored);
  let found = { name: forms.length > 0 ? "other" : "notIn", tone: forms.length > 0 ? "bad" : "note" };
  const rivals = shown.rivals ?? [];
  for (const { log, against } of forms) {
    const answer = await ask(`/api/v1/receipts/${log}?entry=true`);
    if (!answer.ok) {
      if (!FOUND.has(found.name)) found = { name: "unproven", tone: "note" };
    } else if (await proofOf(new Uint8Array(await answer.arrayBuffer()), kept, log, { vkey }) === "Holds") found = against !== undefined && rivals.some(one => one.log === log) ? { name: "rival", tone: "bad", index: log, vkey } : { name: "in", tone: "good", index: log, vkey };
  }
  await writeWitness({ ...kept, found });
  await render();
  return found;
}
