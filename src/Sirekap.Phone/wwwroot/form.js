// The form that is being made: what it holds, what is missing, and how it becomes a signed one.

import { commit, readDraft, readMe, readOutbox, writeDraft } from "./store.js";
import { courier, entryBytes, formBytes } from "./machine.js";
import { sign } from "./keys.js";
import { uploadName, uploadText } from "./upload.js";
import { sha256, shortCode, text, toBase64Url, toHex, utf8 } from "./bytes.js";
import { timeOf } from "./clock.js";
import { state } from "./app.js";

export const emptyDraft = contest => ({ contest: contest.code, pages: {}, figures: {}, isTyped: false, replaces: null, reason: null });

/** Why a form is replaced (`ReplacementReason`). */
export const REASONS = ["mistyped", "bad-photograph", "paper-corrected", "sent-back"];

/** The draft of a contest; null where a form has been signed and nobody has begun another. */
export async function draftOf(contest) {
  const draft = await readDraft(contest.code);
  if (draft) return draft;
  const { station } = await readMe();
  return (await readOutbox()).some(sent => sent.contest === contest.code && stationOf(sent) === station) ? null : emptyDraft(contest);
}

/** The station that a signed form is of: a phone may have been another station's before. */
export const stationOf = sent => JSON.parse(sent.entry).statement.station;

/** Begins a replacement of a form that the server has, with what was typed and photographed for it. */
export const replace = (sent, reason = null) => writeDraft({
  contest: sent.contest, pages: sent.taken, figures: sent.figures, isTyped: false, replaces: JSON.parse(sent.parcel).index, reason,
});

/** Begins anew a form that the server refuses for good, with what was typed and photographed for it: it is signed with today's key, number and time. */
export const redo = sent => writeDraft({ contest: sent.contest, pages: sent.taken, figures: sent.figures, isTyped: false, replaces: sent.replaces, reason: sent.reason ?? null });

/** Where the officer goes on: the first page without a picture, the figures, the comparison. */
export function nextPlace(contest, draft) {
  const page = contest.pages.find(number => !isTaken(draft.pages[number]));
  if (page) return `halaman/${contest.code}/${page}`;
  return draft.isTyped ? `banding/${contest.code}` : `angka/${contest.code}`;
}

/** Why a picture cannot stand for its page: the reader's code, or another station's code on the paper; null where it can. */
export const refusalOf = ({ reading }, station) => reading.refused ?? (reading.station && reading.station !== station ? "wrong-station" : null);

/** A page whose picture was read, or which the officer sends although it could not be. */
export const isTaken = page => Boolean(page && (page.isForced || (page.reading && !refusalOf(page, state.me.station))));

/** The machine's reading of a field, and where its strip is. */
export function readingOf(contest, draft, id) {
  const page = draft.pages[contest.fields.find(field => field.id === id).page];
  const field = page?.reading?.fields.find(one => one.field === id);
  return field ? { ...field, picture: page.digest, turn: page.reading.turn } : null;
}

/** Fields in which officer and machine have different numbers. */
export const differing = (contest, draft) => contest.fields.map(field => field.id).filter(id => {
  const read = readingOf(contest, draft, id);
  return read && read.value !== null && read.value !== draft.figures[id];
});

/** Signs the draft and puts it into the outbox; the number that the key signs with moves on in the same step. */
export async function signForm(contest, draft, me, election) {
  const taken = Object.fromEntries(contest.pages.filter(number => draft.pages[number]).map(number => [number, draft.pages[number]]));
  const body = await formBytes(
    election.id, timeOf(me), me.next, me.station, contest.code,
    Object.entries(taken).map(([number, page]) => `${number}:${page.digest}`),
    Object.entries(draft.figures).map(([field, number]) => `${field}:${number}`),
    draft.replaces ?? -1, draft.reason ?? "");
  const entry = await entryBytes(body, me.key.publicKey, await sign(me.key, body));
  const upload = uploadName();
  const signatures = await Promise.all(Object.values(taken).map(async page => [page.digest, toBase64Url(await sign(me.key, utf8(uploadText(page.digest, upload))))]));
  const sent = {
    digest: toHex(await sha256(entry)), code: await shortCode(entry), contest: contest.code, made: Date.now(), entry: text(entry),
    pages: Object.fromEntries(Object.entries(taken).map(([number, page]) => [number, page.digest])), taken, figures: draft.figures,
    replaces: draft.replaces, reason: draft.reason, upload: { name: upload, signatures: Object.fromEntries(signatures) }, parcel: await courier.pack(Object.keys(taken).map(Number)),
  };
  const after = { ...me, next: me.next + 1 };
  await commit(sent, after);
  return { sent, me: after };
}
