// A signed form: its code, its way to the server, its proof, and the copy for witnesses.

import { h, qr } from "../dom.js";
import { refusalText, t } from "../words.js";
import { draftOf, redo, replace, stationOf } from "../form.js";
import { readMe, readOutbox, readParcel } from "../store.js";
import { draw } from "../machine.js";
import { deliver, isStrange, offerAgain } from "../post.js";
import { shareOf } from "../upload.js";
import { clockText } from "../clock.js";
import { pack, utf8 } from "../bytes.js";
import { go, state } from "../app.js";
import { standing } from "./standing.js";

const codes = new Map();

/** Refusals that a new enrolment ends. */
const NEEDS_KEY = new Set(["key-revoked", "key-unknown"]);

/** One line for the list of forms. */
export function stateLine(sent) {
  const { tone, text } = stateOf(sent);
  return h("span", { class: `state ${tone}` }, text);
}

function stateOf(sent) {
  const parcel = JSON.parse(sent.parcel);
  if (parcel.proof === "Broken") return { tone: "bad", text: t("parcel.broken") };
  if (parcel.refusal) return { tone: "bad", text: `${t("parcel.refused")}. ${refusalText(parcel.refusal)}` };
  if (parcel.proof === "Holds") return parcel.waiting.length > 0 ? { tone: "note", text: t("parcel.proven.waiting", parcel.index) } : { tone: "good", text: t("parcel.proven", parcel.index) };
  if (parcel.index === null) return { tone: "note", text: t("parcel.kept") };
  return { tone: "note", text: t("parcel.stored", parcel.waiting.length > 0 ? parcel.waiting.map(page => t("parcel.picture", page)).join(", ") : t("parcel.receipt")) };
}

export async function parcelScreen(digest) {
  const sent = await readParcel(digest);
  if (!sent) return go(""), [];
  const parcel = JSON.parse(sent.parcel);
  const me = state.me = await readMe();
  const { tone, text } = stateOf(sent);
  const isDone = parcel.index !== null && parcel.waiting.length === 0 && parcel.proof !== "None";
  const contest = state.election.contests.find(one => one.code === sent.contest);
  const mayBegin = stationOf(sent) === state.me.station && !await draftOf(contest);
  const isNewest = (await readOutbox()).findLast(one => one.contest === sent.contest).digest === digest;
  return [
    h("h1", {}, t("parcel")),
    h("p", { class: tone, id: "state", "data-proof": parcel.proof, "data-index": parcel.index ?? "", "data-refusal": parcel.refusal ?? "", "data-done": String(isDone) }, text),
    isStrange(digest) && h("p", { class: "bad", id: "strange-key" }, t("parcel.strangeKey")),
    h("section", { "aria-labelledby": "code-title" }, h("h2", { id: "code-title" }, t("parcel.code")), h("p", { class: "code large", id: "code" }, sent.code)),
    h("ul", { class: "plain progress" },
      progress(t("parcel.statement"), parcel.index !== null ? t("parcel.ok") : t("parcel.waiting"), parcel.index !== null),
      Object.keys(sent.pages).map(page => pictureLine(parcel, Number(page), sent.pages[page])),
      progress(t("parcel.receipt"), { Holds: t("parcel.checked"), Broken: t("parcel.bad"), None: t("parcel.waiting") }[parcel.proof], parcel.proof === "Holds")),
    clockText(me) && h("p", { class: "note", id: "clock" }, clockText(me)),
    isNewest && standing(sent, mayBegin),
    !isDone && (parcel.refusal
      ? h("p", {}, h("button", { type: "button", id: "again", onclick: () => offerAgain(digest) }, t("parcel.again")))
      : h("p", {}, parcel.notBefore > Date.now() && h("span", { class: "quiet" }, t("parcel.next", new Date(parcel.notBefore).toLocaleTimeString("id-ID")), " "), h("button", { type: "button", id: "now", onclick: () => deliver(true) }, t("parcel.now")))),
    parcel.refusal && parcel.index === null && h("section", {}, NEEDS_KEY.has(parcel.refusal) && h("p", {}, h("a", { class: "small", id: "enrol-again", href: "#daftar" }, t("enrol.again"))),
      mayBegin && isNewest && [h("p", { class: "quiet" }, t("parcel.redo.what")),
        h("p", {}, h("button", { type: "button", id: "redo", onclick: async () => { await redo(sent); go(`angka/${sent.contest}`); } }, t("parcel.redo")))]),
    h("section", { "aria-labelledby": "qr-title" }, h("h2", { id: "qr-title" }, t("parcel.qr")), h("p", {}, t("parcel.qr.what")), await witnessCode(sent)),
    parcel.index !== null && mayBegin && h("section", {}, h("p", { class: "quiet" }, t("parcel.replace.what")),
      h("p", {}, h("button", { type: "button", id: "replace", onclick: async () => { await replace(sent); go(`angka/${sent.contest}`); } }, t("parcel.replace")))),
    h("p", {}, h("a", { href: `/tps/${stationOf(sent)}` }, t("parcel.public"))),
    h("p", {}, h("a", { href: "#" }, t("back"))),
  ].filter(Boolean);
}

const progress = (name, text, isDone) => h("li", { class: isDone ? "done" : "open" }, name, " ", h("span", { class: "mark" }, isDone ? `✓ ${text}` : text));

function pictureLine(parcel, page, digest) {
  const rejected = parcel.rejected[page];
  if (rejected) return progress(t("parcel.picture", page), t("parcel.rejected", refusalText(rejected)), false);
  const isDone = !parcel.waiting.includes(page);
  return progress(t("parcel.picture", page), isDone ? t("parcel.ok") : shareOf(digest) > 0 ? t("parcel.share", shareOf(digest)) : t("parcel.waiting"), isDone);
}

async function witnessCode(sent) {
  if (!codes.has(sent.digest)) {
    const link = `${location.origin}/hp/#saksi.${await pack(utf8(sent.entry))}`;
    codes.set(sent.digest, { link, rows: await draw(link) });
  }
  const { link, rows } = codes.get(sent.digest);
  const code = qr(rows, t("parcel.qr"));
  code.dataset.link = link;
  return code;
}
