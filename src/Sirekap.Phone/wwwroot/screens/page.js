// One page: its picture, and whether the machine recognises it.

import { h } from "../dom.js";
import { t, words } from "../words.js";
import { draftOf, isTaken, nextPlace, refusalOf } from "../form.js";
import { isFull, readPicture, writeDraft, writePicture } from "../store.js";
import { prepare, readPage, warm } from "../machine.js";
import { sha256, toHex } from "../bytes.js";
import { go, render, say, state } from "../app.js";
import { hasCamera } from "./camera.js";

/** Refusals that another picture of the same page may not mend, as when the paper is damaged: then a person reads it. */
const MAY_BE_FORCED = new Set(["no-tag", "cropped", "blurred", "glare", "shadow", "off-model", "too-small", "reader"]);

export async function pageScreen(contest, number) {
  const draft = await draftOf(contest);
  if (!draft || !contest.pages.includes(number)) return go(""), [];
  const page = draft.pages[number];
  warm();
  if (page && !page.reading && !page.isForced) read(contest, number, page.digest);
  return [
    h("h1", {}, t("page", number)),
    h("p", { class: "lead" }, t("page.how")),
    page && await picture(page, number),
    page && verdict(contest, draft, number, page),
    h("div", { class: "choices" },
      hasCamera() && h("p", {}, h("a", { id: "open-camera", class: isTaken(page) ? "small" : "big", href: `#kamera/${contest.code}/${number}` }, t(page ? "page.retake" : "page.take"))),
      chooser("camera", hasCamera() ? "page.app" : page ? "page.retake" : "page.take", { capture: "environment" }, contest, number, !hasCamera() && !isTaken(page)),
      chooser("gallery", "page.choose", {}, contest, number, false)),
    h("p", {}, h("a", { href: "#" }, t("back"))),
  ].filter(Boolean);
}

function chooser(id, label, attributes, contest, number, isMain) {
  const input = h("input", { id, type: "file", accept: "image/*", class: "hidden", ...attributes, onchange: event => chosen(event.target, contest, number) });
  return h("p", {}, input, h("label", { for: id, class: isMain ? "big" : "small" }, t(label)));
}

/** Browsers say nothing when the same file is chosen again, as after memory was freed: so it is forgotten at once. */
function chosen(input, contest, number) {
  const [photo] = input.files;
  take(photo, contest, number);
  input.value = "";
}

async function picture(page, number) {
  const jpeg = await readPicture(page.digest);
  if (!jpeg) return null;
  const image = h("img", { class: "preview", alt: t("page.seen", number), src: URL.createObjectURL(new Blob([jpeg], { type: "image/jpeg" })) });
  image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  return image;
}

function verdict(contest, draft, number, page) {
  const next = () => h("p", {}, h("a", { class: "big", id: "next", href: `#${nextPlace(contest, draft)}` }, t("page.next")));
  const about = { id: "verdict", "data-picture": page.digest };
  if (page.isForced) return h("div", { class: "note", ...about, "data-state": "forced" }, h("p", {}, t("page.forced", number)), next());
  if (!page.reading) return h("p", { class: "note", ...about, "data-state": "reading" }, t("page.reading"));
  const { advice } = page.reading;
  const refused = refusalOf(page, state.me.station);
  if (!refused) return h("div", { class: "good", ...about, "data-state": "good" }, h("p", {}, t("page.good", number)), next());
  return h("div", { class: "bad", ...about, "data-state": refused },
    h("h2", {}, t("page.refused")),
    h("p", {}, refused === "wrong-station" ? t("page.station", page.reading.station, state.me.station) : advice ? words(advice) : t("page.noReader")),
    MAY_BE_FORCED.has(refused) && h("details", {}, h("summary", {}, t("page.force")), h("p", {}, t("page.force.what")),
      h("button", { type: "button", id: "force", onclick: () => force(contest, number) }, t("page.force"))));
}

async function take(photo, contest, number) {
  if (!photo) return;
  say(t("working"));
  let jpeg;
  try {
    jpeg = await prepare(photo);
  } catch {
    return say(t("page.notAPicture"), true);
  }
  if (await accept(contest, number, jpeg, null)) await render();
}

/** Keeps a picture for a page, read or not yet; false where it is another page's, or the phone has no room, which is said. */
export async function accept(contest, number, jpeg, reading) {
  const digest = toHex(await sha256(jpeg));
  const draft = await draftOf(contest);
  const other = contest.pages.find(page => page !== number && draft.pages[page]?.digest === digest);
  if (other) return say(t("page.same", other), true), false;
  draft.pages[number] = { digest, reading, isForced: false };
  try {
    await writePicture(draft, digest, jpeg);
  } catch (failure) {
    return say(isFull(failure) ? t("page.full") : t("page.notKept", String(failure?.message ?? failure)), true), false;
  }
  say("");
  return true;
}

async function read(contest, number, digest) {
  let reading;
  try {
    reading = await readPage(await readPicture(digest), contest.form, number);
  } catch (failure) {
    console.error(failure);
    reading = { refused: "reader", advice: null, turn: 0, fields: [] };
  }
  const draft = await draftOf(contest);
  if (draft?.pages[number]?.digest !== digest) return;
  draft.pages[number].reading = reading;
  await writeDraft(draft);
  await render();
}

async function force(contest, number) {
  const draft = await draftOf(contest);
  draft.pages[number].isForced = true;
  await writeDraft(draft);
  await render();
}
