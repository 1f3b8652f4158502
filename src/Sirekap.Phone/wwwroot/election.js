// The election as the app carries it: contests, fields in their order, words.

import { ELECTION } from "./contests.js";
import { words } from "./words.js";

export const election = {
  id: ELECTION.id,
  day: ELECTION.day,
  contests: ELECTION.contests.map(({ contest, form }) => ({ ...contest, form, pages: [...new Set(contest.fields.map(field => field.page))].sort((one, other) => one - other) })),
};

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
