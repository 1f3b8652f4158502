// The election as the app carries it: contests, fields in their order, words.

import { words } from "./words.js";

const file = async path => (await fetch(new URL(path, import.meta.url))).json();

export async function loadElection() {
  const election = await file("data/election.json");
  const contests = await Promise.all(election.contests.map(async code => {
    const [contest, form] = await Promise.all([file(`data/contests/${code}/contest.json`), file(`data/contests/${code}/form.json`)]);
    return { ...contest, form: form.id, pages: [...new Set(contest.fields.map(field => field.page))].sort((one, other) => one - other) };
  }));
  return { id: election.id, day: election.day, contests };
}

/** A field in words; a candidate's by number and name. */
export function labelOf(contest, id) {
  const candidate = contest.candidates.find(one => one.field === id);
  return candidate ? `${candidate.number}. ${candidate.name}` : words(contest.fields.find(field => field.id === id).label);
}

/** Fields of a page by section. */
export function sectionsOf(contest, page) {
  const fields = contest.fields.filter(field => field.page === page);
  return (contest.sections ?? []).map(section => ({ ...section, fields: fields.filter(field => field.id.split(".")[0] === section.id) })).filter(section => section.fields.length > 0);
}
