// Where the officer stands: what is to do next, and what has been signed.

import { h } from "../dom.js";
import { t, words } from "../words.js";
import { draftOf, isTaken, nextPlace, stationOf } from "../form.js";
import { heldFor } from "../held.js";
import { readMe, readOutbox } from "../store.js";
import { clockText } from "../clock.js";
import { state } from "../app.js";
import { stateLine } from "./parcel.js";

export async function homeScreen() {
  state.me = await readMe();
  const { me, election } = state;
  const outbox = await readOutbox();
  const cards = await Promise.all(election.contests.map(async contest => ({ contest, draft: await draftOf(contest) })));
  const isReady = document.documentElement.dataset.offline === "ready";
  return [
    h("h1", {}, me.name),
    h("p", { class: "quiet" }, `${me.place} · ${me.station}`),
    cards.filter(({ draft }) => draft).map(({ contest, draft }) => card(contest, draft)),
    election.contests.map(contest => outbox.findLast(sent => sent.contest === contest.code)).filter(sent => sent && stationOf(sent) === me.station).map(sent => returned(sent)),
    outbox.length > 0 && h("section", { "aria-labelledby": "sent" }, h("h2", { id: "sent" }, t("home.sent")), h("ul", { class: "plain" }, outbox.toReversed().map(line))),
    h("p", { class: "quiet", id: "ready", "data-ready": isReady }, isReady ? t("home.ready") : t("home.notReady")),
    clockText(me) && h("p", { class: "note", id: "clock" }, clockText(me)),
    await navigator.storage?.persisted?.() === false && h("p", { class: "quiet" }, t("home.storage")),
  ].flat().filter(Boolean);
}

function card(contest, draft) {
  const steps = [
    ...contest.pages.map(page => ({ name: t("home.page", page), place: `halaman/${contest.code}/${page}`, isDone: isTaken(draft.pages[page]) })),
    { name: t("home.figures"), place: `angka/${contest.code}`, isDone: draft.isTyped },
    { name: t("home.compare"), place: `banding/${contest.code}`, isDone: false },
  ];
  const next = steps.findIndex(step => `${step.place}` === nextPlace(contest, draft));
  return h("section", { class: "card", "aria-labelledby": `contest-${contest.code}` },
    h("h2", { id: `contest-${contest.code}` }, words(contest.name)),
    draft.replaces !== null && h("p", { class: "note" }, t("home.replacing")),
    h("ol", { class: "steps" }, steps.map((step, at) => h("li", { class: step.isDone ? "done" : "open" },
      at <= next ? h("a", { href: `#${step.place}` }, step.name) : step.name, " ", h("span", { class: "mark" }, step.isDone ? `✓ ${t("home.done")}` : t("home.open"))))),
    h("p", {}, h("a", { class: "big", id: "go-on", href: `#${nextPlace(contest, draft)}` }, Object.keys(draft.pages).length > 0 ? t("home.goOn") : t("home.begin"))));
}

/** A form that came back, or that another phone contradicts, is said on the first screen; nothing is said where all is well, or nobody can be asked. */
function returned(sent) {
  const place = h("p", { role: "status" });
  if (JSON.parse(sent.parcel).index === null) return place;
  const { index } = JSON.parse(sent.parcel);
  const tell = (id, text) => place.replaceChildren(h("a", { class: "bad", id, href: `#kirim/${sent.digest}` }, text));
  heldFor(JSON.parse(sent.entry)).then(held => {
    if (held.isReturned && held.index === index) tell("returned", t("held.returned"));
    else if (held.index === index && held.rivals.length > 0) tell("conflict", t("held.contradicted", held.rivals[0].log));
    else if (held.rivals.some(rival => rival.log === index)) tell("conflict", t("held.rival", held.index));
  }, () => {});
  return place;
}

const line = sent => h("li", {}, h("a", { href: `#kirim/${sent.digest}` }, h("span", { class: "code" }, sent.code)), h("br"), stateLine(sent));
