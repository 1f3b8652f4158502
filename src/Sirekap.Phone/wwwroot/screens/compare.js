// Officer's figures beside the machine's, only where they differ or a rule fails. The paper decides; the officer signs.

import { h, strip } from "../dom.js";
import { t, words } from "../words.js";
import { labelOf } from "../election.js";
import { REASONS, differing, draftOf, nextPlace, readingOf, signForm } from "../form.js";
import { DraftGone, isFull, readMe, readPicture, writeDraft } from "../store.js";
import { check } from "../machine.js";
import { deliver } from "../post.js";
import { go, render, say, state } from "../app.js";
import { figureInput } from "./figures.js";

export async function compareScreen(contest) {
  const draft = await draftOf(contest);
  if (!draft || nextPlace(contest, draft) !== `banding/${contest.code}`) return go(""), [];
  const findings = await check(contest.code, draft.figures);
  const hard = findings.filter(finding => finding.hard), soft = findings.filter(finding => !finding.hard);
  const differ = differing(contest, draft);
  const doubted = [...new Set(hard.flatMap(finding => finding.fields))].filter(id => !differ.includes(id));
  const empty = contest.fields.filter(field => draft.figures[field.id] === undefined).map(field => field.id);
  return [
    h("h1", {}, t("compare")),
    findings.length === 0 && differ.length === 0 && empty.length === 0 && h("p", { class: "good" }, t("compare.same")),
    differ.length > 0 && h("section", { "aria-labelledby": "differ" }, h("h2", { id: "differ" }, t("compare.differ")), h("p", {}, t("compare.differ.what")), await Promise.all(differ.map(id => field(contest, draft, id)))),
    hard.length > 0 && h("section", { "aria-labelledby": "rules" }, h("h2", { id: "rules" }, t("compare.rules")), hard.map(show),
      doubted.length > 0 && [h("h3", {}, t("compare.fields")), await Promise.all(doubted.map(id => field(contest, draft, id)))]),
    empty.length > 0 && h("p", { class: "note" }, t("compare.empty", empty.join(", "))),
    soft.length > 0 && h("section", { "aria-labelledby": "soft" }, h("h2", { id: "soft" }, t("compare.soft")), soft.map(show)),
    h("form", { id: "sign", novalidate: true, onsubmit: event => sign(event, contest, draft) },
      draft.replaces !== null && reason(draft),
      tick("as-paper", "compare.asPaper"),
      hard.length > 0 && tick("wrong-paper", "compare.wrongPaper"),
      h("p", { class: "quiet" }, t("compare.what")),
      h("p", {}, h("button", { type: "submit", class: "big" }, t("compare.sign")))),
    h("p", {}, h("a", { href: `#angka/${contest.code}` }, t("back"))),
  ].filter(Boolean);
}

/** A replacement says why: the sentence stands on the station's public page. */
function reason(draft) {
  const choose = event => { draft.reason = event.target.value || null; return writeDraft(draft); };
  return h("p", {}, h("label", { for: "reason" }, t("reason")), h("select", { id: "reason", required: true, onchange: choose },
    ["", ...REASONS].map(code => h("option", { value: code, selected: code === (draft.reason ?? "") }, t(code === "" ? "reason.choose" : `reason.${code}`)))));
}

const tick = (id, text) => h("p", { class: "tick" }, h("input", { type: "checkbox", id, required: true }), h("label", { for: id }, t(text)));

const show = finding => h("div", { class: finding.hard ? "bad" : "note" },
  h("p", {}, h("strong", {}, words(finding.title)), h("br"), h("span", { class: "sum" }, finding.expression)), h("p", {}, words(finding.advice)), h("p", { class: "quiet" }, `${finding.code} · ${finding.fields.join(", ")}`));

async function field(contest, draft, id) {
  const read = readingOf(contest, draft, id);
  const jpeg = read && await readPicture(read.picture);
  const label = labelOf(contest, id);
  const machine = read?.value !== null && read?.value !== undefined ? t("compare.machine", read.value) : t("compare.unread", read?.doubt ? words(read.doubt) : "");
  return h("div", { class: "pair", "data-field": id },
    h("p", {}, h("span", { class: "field" }, id), " ", label),
    jpeg && await strip(jpeg, read.strip, read.turn, t("compare.strip", label)),
    h("p", { class: "figure" }, h("label", { for: `f-${id}` }, t("compare.yours")), figureInput(draft, id, render)),
    h("p", { class: "machine" }, machine));
}

/** What kept a form from being signed: no room, the same form signed in another window, or something that the app's makers must hear of. */
function failureText(failure) {
  if (isFull(failure)) return t("compare.full");
  return failure instanceof DraftGone ? t("compare.gone") : t("compare.failed", String(failure?.message ?? failure));
}

async function sign(event, contest, draft) {
  event.preventDefault();
  if (!event.target.checkValidity()) return say(t(event.target.querySelector("select:invalid") ? "reason.missing" : "compare.confirm"), true);
  const button = event.target.querySelector("button");
  button.disabled = true;
  say(t("working"));
  try {
    const { sent, me } = await signForm(contest, draft, await readMe(), state.election);
    state.me = me;
    go(`kirim/${sent.digest}`);
    deliver();
  } catch (failure) {
    console.error(failure);
    say(failureText(failure), true);
    button.disabled = false;
  }
}
