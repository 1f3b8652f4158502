// The officer types what the paper says, and sees nothing of what the machine read.

import { h } from "../dom.js";
import { t, words } from "../words.js";
import { labelOf, sectionsOf } from "../election.js";
import { draftOf } from "../form.js";
import { writeDraft } from "../store.js";
import { go, say } from "../app.js";

export async function figuresScreen(contest) {
  const draft = await draftOf(contest);
  if (!draft) return go(""), [];
  return [
    h("h1", {}, t("figures")),
    h("p", { class: "lead" }, t("figures.how")),
    h("form", { id: "figures", novalidate: true, onsubmit: event => finish(event, contest, draft) },
      contest.pages.map(page => sectionsOf(contest, page).map(section => h("fieldset", {},
        h("legend", {}, `${section.id}. ${words(section.title)} · ${t("figures.page", page)}`),
        rowsOf(contest, section).map(row => (row.boxes.length > 1 ? several(draft, row) : single(contest, draft, row.boxes[0].id)))))),
      h("p", {}, h("button", { type: "submit", class: "big" }, t("figures.done")))),
    h("p", {}, h("a", { href: "#" }, t("back"))),
  ];
}

/** Neighbours whose labels differ only behind the last comma stand in one row of the paper. */
function rowsOf(contest, section) {
  const rows = [];
  for (const { id } of section.fields) {
    const label = labelOf(contest, id), comma = label.lastIndexOf(", ");
    const isCandidate = contest.candidates.some(one => one.field === id);
    const [head, name] = comma > 0 && !isCandidate ? [label.slice(0, comma), label.slice(comma + 2)] : [label, ""];
    const last = rows.at(-1);
    if (last && name !== "" && last.head === head && last.boxes.length < 3) last.boxes.push({ id, name });
    else rows.push({ head, boxes: [{ id, name }] });
  }
  return rows;
}

const single = (contest, draft, id) => h("p", { class: "figure" },
  h("label", { for: `f-${id}` }, h("span", { class: "field" }, id), " ", labelOf(contest, id)), figureInput(draft, id, () => {}));

const several = (draft, { head, boxes }) => h("div", { class: "trio", role: "group", "aria-labelledby": `row-${boxes[0].id}` },
  h("p", { id: `row-${boxes[0].id}` }, head),
  h("div", { class: "boxes" }, boxes.map(({ id, name }) => h("div", {}, h("label", { for: `f-${id}` }, h("span", { class: "field" }, id), h("br"), name), figureInput(draft, id, () => {})))));

/** A box for one figure; every good number is kept at once. Nothing is cut off what was pasted: it is good, or it is said to be none. */
export function figureInput(draft, id, changed) {
  const input = h("input", { id: `f-${id}`, name: id, inputmode: "numeric", autocomplete: "off", enterkeyhint: "next", value: draft.figures[id] ?? "" });
  input.addEventListener("input", async () => {
    const typed = input.value.trim();
    const isGood = /^\d{0,6}$/.test(typed);
    input.setAttribute("aria-invalid", String(!isGood));
    if (!isGood) return say(t("figures.wrong", typed), true);
    say("");
    if (typed === "") delete draft.figures[id];
    else draft.figures[id] = Number(typed);
    await writeDraft(draft);
  });
  input.addEventListener("change", changed);
  input.addEventListener("keydown", event => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const boxes = [...document.querySelectorAll("#screen input[inputmode=numeric], #screen button[type=submit]")];
    boxes[boxes.indexOf(input) + 1]?.focus();
  });
  return input;
}

async function finish(event, contest, draft) {
  event.preventDefault();
  const wrong = event.target.querySelector("[aria-invalid=true]");
  if (wrong) return wrong.focus(), say(t("figures.wrong", wrong.value), true);
  draft.isTyped = true;
  await writeDraft(draft);
  go(`banding/${contest.code}`);
}
