// Puts results on the page. Text goes in as text, never as markup.

let language = /(^|[#&?])(lang=)?en\b/.test(location.hash + location.search) ? "en" : "id";
const t = (code, ...values) => say(language, code, ...values.map(value => typeof value === "bigint" ? number(value) : value));
const number = value => value.toLocaleString(language === "id" ? "id-ID" : "en-US");
const words = text => text?.[language] ?? text?.id ?? "";

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) if (value !== null) made.setAttribute(key, value);
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return made;
}

const verdict = (status, level, ...sentences) => element("div", { class: `verdict ${status}` },
  element(level, null, element("span", { "aria-hidden": "true" }, { good: "✓ ", bad: "✗ ", open: "? " }[status]), t(`verdict.${status}`)),
  sentences.map(sentence => element("p", null, sentence)));

function overall(results) {
  const count = status => results.filter(one => one.status === status).length;
  if (results.length === 0) return verdict("open", "h2", t("nothing"));
  if (count("bad") > 0) return verdict("bad", "h2", results.length === 1 ? reason(results[0]) : t("some.bad", count("bad"), results.length));
  if (count("open") > 0) return verdict("open", "h2", results.length === 1 ? reason(results[0]) : t("some.open", count("open"), results.length));
  return results.length === 1 && results[0].entry !== undefined
    ? verdict("good", "h2", holds(results[0]))
    : verdict("good", "h2", t("all.good", results.length));
}

const reason = one => t(one.code, ...one.values);
const holds = one => t("holds", one.index, one.origin, one.size);

function kindOf(entry) {
  const kind = entry.statement.t;
  return TEXTS[`kind.${kind}`] ? t(`kind.${kind}`, entry.statement.page) : t("kind.other", kind);
}

function witnessLine(one, policy) {
  if (policy.witnesses.length === 0) return t("witnesses.none");
  return t("witnesses", one.cosigners.length, policy.witnesses.length, one.cosigners.map(witness => witness.petName).join(", ") || "–");
}

/** One line for each thing that was given, with its own verdict. */
function receiptCard(one, policy) {
  if (one.statement === undefined) return element("li", { class: one.status }, verdict(one.status, "h3", one.name ? `${one.name}: ${reason(one)}` : reason(one)));
  const { entry } = one;
  const signature = entry && t(`signature.${one.signature}`, entry.key);
  return element("li", { class: one.signature === "bad" ? "bad" : "good" },
    element("h3", null, `✓ #${number(one.index)} · ${entry ? kindOf(entry) : reason(one.unread)}`),
    element("p", null, holds(one)),
    element("p", null, witnessLine(one, policy)),
    entry && element("p", { class: one.signature === "bad" ? "alarm" : null }, signature),
    entry && element("p", { class: "quiet" }, t("at", entry.statement.at.replace("T", " ").replace("Z", ""))),
    element("details", null, element("summary", null, t("raw")),
      element("pre", { tabindex: "0" }, fromUtf8(one.statement) ?? toHex(one.statement))));
}

const stationName = code => {
  const place = [code.slice(0, 4), code.slice(0, 2)].map(region => DATA.regions[region]).filter(Boolean);
  return [t("station", code.slice(-3)), ...place].join(", ");
};

function stationSection(one) {
  const heading = element("h2", null, stationName(one.station), " ", element("small", null, t("code", one.station)));
  if (one.state === null) return element("section", null, heading, element("p", null, t("contest.unknown", one.contest)));
  const contest = DATA.contests[one.contest];
  const breaks = one.state === "decided" && !["wrong-on-paper", "plenary"].includes(one.decision.reason) && one.findings.some(finding => finding.isHard);
  return element("section", null, heading,
    element("p", { class: "kicker" }, words(contest.name)),
    element("p", { class: `state ${one.state}` }, t(`state.${one.state}`, one.unread.join(", "))),
    one.decision && element("p", null, t(`reason.${one.decision.reason}`)),
    breaks ? element("p", { class: "alarm" }, t("decision-breaks")) : null,
    one.state === "no-form" ? null : [votes(one, contest), sums(one), figuresTable(one)],
    one.notes.length === 0 ? null : element("ul", { class: "notes" }, one.notes.map(note => element("li", null, t(...note)))));
}

function votes(one, contest) {
  return element("ol", { class: "votes", "aria-label": t("votes") }, contest.candidates.map(candidate => {
    const row = one.rows.find(other => other.field.id === candidate.field);
    return element("li", null,
      element("b", null, row.figure === undefined ? t("not-given") : number(row.figure)),
      element("span", null, `${candidate.number}. ${candidate.name}`,
        row.differs ? element("small", { class: "differs" }, `${t("machine")}: ${machineSays(row.machine)}`) : null));
  }));
}

function sums(one) {
  if (one.findings.length === 0) return element("p", { class: "fine" }, `✓ ${t("sums.good")}`);
  return element("div", { class: "alarm" }, element("h3", null, t("sums.bad")), element("ul", null, one.findings.map(finding => element("li", null,
    `${finding.rule} ${words(DATA.rules[finding.rule].title)}: `, element("code", null, finding.expression), ` (${t(finding.isHard ? "hard" : "soft")})`))));
}

function machineSays(machine) {
  if (!machine) return t("not-given");
  return machine.value === undefined ? t(machine.state) : number(machine.value);
}

function figuresTable(one) {
  const id = `angka-${one.station}-${one.contest}`;
  const cell = (text, isDiffering) => element("td", { class: isDiffering ? "figure differs" : "figure" }, text, isDiffering ? element("small", null, ` ${t("differs")}`) : null);
  return [element("h3", { id }, t("figures")), element("div", { class: "scroll", role: "group", tabindex: "0", "aria-labelledby": id }, element("table", null,
    element("thead", null, element("tr", null, element("th", { scope: "col" }, t("field")),
      ["officer", "machine", "counts"].map(column => element("th", { scope: "col", class: "figure" }, t(column))))),
    element("tbody", null, one.rows.map(row => element("tr", null,
      element("th", { scope: "row" }, element("b", null, row.field.id), " ", words(row.field.label)),
      cell(row.officer === undefined ? t("not-given") : number(row.officer)),
      cell(machineSays(row.machine), row.differs),
      cell(element("b", null, row.figure === undefined ? t("not-given") : number(row.figure))))))))];
}

const limits = () => element("section", { class: "limits" }, element("h2", null, t("limits")),
  element("ul", null, ["later", "right", "doubt", "paper", "all"].map(limit => element("li", null, t(`limits.${limit}`)))));

function show({ results, stations, policy }) {
  const cards = results.length > 1 || results.some(one => one.statement !== undefined)
    ? element("section", null, element("h2", null, t("step.receipt").slice(3)), element("ul", { class: "cards" }, results.map(one => receiptCard(one, policy))))
    : null;
  const isGood = stations.length > 0 && results.every(one => one.status !== "bad");
  return [overall(results), isGood ? stations.map(stationSection) : null, cards, results.some(one => one.status === "good") ? limits() : null]
    .flat().filter(Boolean);
}
