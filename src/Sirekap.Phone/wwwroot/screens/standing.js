// What has become of a signed form in the log: returned for a new photograph, replaced, or another one in its place. Fills itself in when the answer comes.

import { h } from "../dom.js";
import { t } from "../words.js";
import { heldFor } from "../held.js";
import { labelOf } from "../election.js";
import { redo, replace } from "../form.js";
import { go, state } from "../app.js";

/** Refusals that say that the log holds another form. */
const OTHERS = new Set(["form-exists", "form-superseded", "nothing-to-replace"]);

/** @param mayBegin whether another form can be begun from this one. */
export function standing(sent, mayBegin) {
  const parcel = JSON.parse(sent.parcel);
  const place = h("section", { class: "standing", "aria-live": "polite" });
  if (parcel.index !== null || OTHERS.has(parcel.refusal)) {
    heldFor(JSON.parse(sent.entry)).then(held => place.replaceChildren(...tell(sent, parcel, held, mayBegin)), () => {});
  }
  return place;
}

function tell(sent, parcel, held, mayBegin) {
  const isOther = held.index !== null && held.index !== parcel.index;
  const parts = isOther ? other(sent, held)
    : held.isReturned ? [h("p", { class: "bad", id: "returned" }, t("held.returned"))]
    : [h("p", { class: "quiet", id: "held", "data-state": held.state }, t(`held.${held.state}`))];
  if (mayBegin && (isOther || held.isReturned)) parts.push(h("p", {}, h("button", { type: "button", id: "take-over", onclick: () => begin(sent, held, isOther) }, t(isOther ? "held.takeOver" : "held.again"))));
  return parts;
}

function other(sent, held) {
  const contest = state.election.contests.find(one => one.code === sent.contest);
  const differ = contest.fields.map(field => field.id).filter(id => held.figures[id] !== sent.figures[id]);
  const cell = number => h("td", {}, number ?? "–");
  return [
    h("p", { class: "bad", id: "other" }, t(differ.length > 0 ? "held.other" : "held.same", held.index)),
    differ.length > 0 && h("table", {}, h("thead", {}, h("tr", {}, ["held.field", "held.mine", "held.log"].map(name => h("th", { scope: "col" }, t(name))))),
      h("tbody", {}, differ.map(id => h("tr", {}, h("th", { scope: "row" }, h("span", { class: "field" }, id), " ", labelOf(contest, id)), cell(sent.figures[id]), cell(held.figures[id]))))),
  ].filter(Boolean);
}

/** The officer goes on from his own figures and pictures; the form that stands in the log is named as replaced. */
async function begin(sent, held, isOther) {
  if (isOther) await redo({ ...sent, replaces: held.index, reason: null });
  else await replace(sent, "sent-back");
  go(isOther ? `angka/${sent.contest}` : "");
}
