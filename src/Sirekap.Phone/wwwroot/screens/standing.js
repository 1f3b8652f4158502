// What has become of a signed form in the log: returned for a new photograph, replaced, another one in its place, or contradicted by another phone. Fills itself in when the answer comes.

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
  const rival = held.rivals[0];
  const parts = isOther ? other(sent, held, held.rivals.some(one => one.log === parcel.index))
    : rival ? [h("p", { class: "bad", id: "contradicted" }, t("held.contradicted", rival.log)), compared(sent, rival.figures, "held.theirs")]
    : held.isReturned ? [h("p", { class: "bad", id: "returned" }, t("held.returned"))]
    : [h("p", { class: "quiet", id: "held", "data-state": held.state }, t(`held.${held.state}`))];
  if (mayBegin && (isOther || held.isReturned)) parts.push(h("p", {}, h("button", { type: "button", id: "take-over", onclick: () => begin(sent, held, isOther) }, t(isOther ? "held.takeOver" : "held.again"))));
  return parts;
}

function other(sent, held, isRival) {
  const table = compared(sent, held.figures, "held.log");
  return [
    h("p", { class: "bad", id: "other", "data-rival": String(isRival) }, t(isRival ? "held.rival" : table ? "held.other" : "held.same", held.index)),
    table,
  ].filter(Boolean);
}

/** The fields in which two forms differ, side by side; null where they say the same. */
function compared(sent, figures, name) {
  const contest = state.election.contests.find(one => one.code === sent.contest);
  const differ = contest.fields.map(field => field.id).filter(id => (figures[id] ?? null) !== (sent.figures[id] ?? null));
  const cell = number => h("td", {}, number ?? "–");
  return differ.length > 0 && h("table", {}, h("thead", {}, h("tr", {}, ["held.field", "held.mine", name].map(head => h("th", { scope: "col" }, t(head))))),
    h("tbody", {}, differ.map(id => h("tr", {}, h("th", { scope: "row" }, h("span", { class: "field" }, id), " ", labelOf(contest, id)), cell(sent.figures[id]), cell(figures[id])))));
}

/** The officer goes on from his own figures and pictures; the form that stands in the log is named as replaced. */
async function begin(sent, held, isOther) {
  if (isOther) await redo({ ...sent, replaces: held.index, reason: null });
  else await replace(sent, "sent-back");
  go(isOther ? `angka/${sent.contest}` : "");
}
