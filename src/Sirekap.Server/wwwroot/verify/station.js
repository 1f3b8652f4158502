// What proven statements of one form say together: which figures count, and what cannot be told from them. docs/counting.md has the whole count.

const areSame = (one, other) => canonical(one.statement.figures) === canonical(other.statement.figures);

/**
 * The form in force among those given: the last that names the one before it as replaced; and what other phones sent against it without naming it,
 * one from each, as long as figures differ.
 */
function formInForce(forms, notes) {
  let [current, rivals] = [null, []];
  for (const form of forms) {
    const replaced = form.statement.replaces;
    const isKnown = forms.some(other => Number(other.index) === replaced);
    if (current === null ? replaced !== undefined : replaced !== undefined && !isKnown) notes.push(["station-unseen-form", form.index, replaced]);
    if (current === null || (replaced !== undefined && (!isKnown || BigInt(replaced) === current.index))) [current, rivals] = [form, rivals.filter(rival => rival.key !== form.key)];
    else if (replaced === undefined && form.key !== current.key && !rivals.some(rival => rival.key === form.key) && !areSame(form, current)) rivals.push(form);
    else notes.push(["station-form-ignored", form.index, current.index]);
  }
  return { form: current, rivals: rivals.filter(rival => !areSame(rival, current)) };
}

/** The decision in force, of those given. One of the plenary holds when a second key states the same: chair and secretary, says the whole log. */
function decisionInForce(decisions, notes) {
  const content = ({ statement: { at, seq, ...same } }) => canonical(same);
  let [current, proposed] = [undefined, null];
  for (const one of decisions) {
    const isSecond = proposed && proposed.key !== one.key && content(proposed) === content(one);
    if (one.statement.reason !== "plenary" || isSecond) [current, proposed] = [one.statement, null];
    else proposed = one;
  }
  if (proposed) notes.push(["station-unseconded", proposed.index]);
  return current;
}

/**
 * @param proven statements of one station and contest: index, statement, key, signature ("good", "bad", "unknown").
 * @returns state: no-form, unread, review, agree, decided or unreadable; rows: each field with who says what; findings; notes.
 */
function recount(proven, contest, rules) {
  const notes = [];
  const sorted = [...proven].sort((one, other) => (one.index < other.index ? -1 : 1));
  sorted.filter(one => one.signature === "bad").forEach(one => notes.push(["station-bad-signature", one.index]));
  const unchecked = sorted.filter(one => one.signature === "unknown").length;
  if (unchecked > 0) notes.push(["station-unchecked", unchecked]);
  const heard = sorted.filter(one => one.signature !== "bad");
  const of = kind => heard.filter(one => one.statement.t === kind);
  const { form, rivals } = formInForce(of("form"), notes);
  const onForm = kind => of(kind).filter(one => form && BigInt(one.statement.form) === form.index && one.index > form.index);
  [...of("reading"), ...of("decision")].filter(one => !form || BigInt(one.statement.form) !== form.index)
    .forEach(one => notes.push(["station-other-form", one.index, one.statement.form]));
  const readings = new Map();
  for (const one of onForm("reading")) if (!readings.has(one.statement.page)) readings.set(one.statement.page, one.statement);
  const decision = decisionInForce(onForm("decision"), notes);
  const rivalNote = decision && decision.outcome !== "return" ? "station-form-rival-decided" : "station-form-rival";
  rivals.forEach(rival => notes.push([rivalNote, rival.index, form.index]));

  const rows = contest.fields.map(field => {
    const reading = readings.get(field.page);
    const machine = reading && !reading.refused ? reading.figures[field.id] : undefined;
    const officer = form?.statement.figures[field.id];
    const decided = decision && ["accept", "correct"].includes(decision.outcome) ? decision.figures?.[field.id] ?? officer : undefined;
    return { field, officer, machine, decided, figure: decided ?? officer, differs: !!reading && !!form && machine?.value !== officer };
  });
  const figures = Object.fromEntries(rows.filter(row => row.figure !== undefined).map(row => [row.field.id, row.figure]));
  const broken = findings(contest, rules, figures);
  const unread = contest.pages.filter(page => !readings.has(page));
  return { state: stateOf(form, rivals, decision, unread, rows, broken), form, decision, rows, findings: broken, unread, notes };
}

function stateOf(form, rivals, decision, unread, rows, broken) {
  if (!form) return "no-form";
  if (decision) return { unreadable: "unreadable", return: "review" }[decision.outcome] ?? "decided";
  if (unread.length > 0) return "unread";
  const isSettled = rivals.length === 0 && rows.every(row => row.officer !== undefined && !row.differs) && !broken.some(finding => finding.isHard);
  return isSettled ? "agree" : "review";
}
