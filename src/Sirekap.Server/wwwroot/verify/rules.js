// The arithmetic of a contest's checks (docs/rules.md), as the count has it.

const sum = numbers => numbers.reduce((all, number) => all + number, 0);
const added = numbers => numbers.join(" + ");
const grouped = numbers => numbers.length === 1 ? added(numbers) : `(${added(numbers)})`;
const share = perMille => perMille % 10 === 0 ? `${perMille / 10} %` : `${perMille} ‰`;

const relations = {
  equal: (left, right) => sum(left) === sum(right) ? null : `${added(left)} ≠ ${added(right)}`,
  atMost: (left, right) => sum(left) <= sum(right) ? null : `${added(left)} > ${added(right)}`,
  equalWithReserve: (left, right, perMille) => {
    const reserve = Math.floor((sum(right) * perMille + 999) / 1000);
    return sum(left) === sum(right) + reserve ? null : `${added(left)} ≠ ${added(right)} + ${reserve}`;
  },
  shareBelow: (left, right, perMille) => sum(right) === 0 || sum(left) * 1000 < sum(right) * perMille
    ? null : `${grouped(left)} ÷ ${grouped(right)} ≥ ${share(perMille)}`,
  strictlyBetween: (left, right) => {
    const [have, whole] = [sum(left), sum(right)];
    if (whole === 0 || (have > 0 && have < whole)) return null;
    return have > whole ? `${added(left)} > ${added(right)}` : `${grouped(left)} ÷ ${grouped(right)} = ${have === 0 ? 0 : 100} %`;
  },
  noneHasAll: (left, right) => sum(right) === 0 || !left.includes(sum(right)) ? null : `${sum(right)} ÷ ${grouped(right)} = 100 %`,
  notSwapped: (left, right) => {
    const isBroken = left.every((number, at) => number >= right[at]) && left.some((number, at) => number > right[at]);
    return isBroken ? left.map((number, at) => number > right[at] ? `${number} > ${right[at]}` : null).filter(Boolean).join(", ") : null;
  },
};

/** The checks that figures break, hard ones first. A check that needs an unknown figure is not applied. */
function findings(contest, rules, figures) {
  const broken = contest.checks.flatMap(check => {
    if (check.whenUnknown && figures[check.whenUnknown] !== undefined) return [];
    const [left, right] = [check.left, check.right].map(side => side.map(field => figures[field]));
    if ([...left, ...right].includes(undefined)) return [];
    const expression = relations[check.relation](left, right, check.perMille);
    return expression === null ? [] : [{ rule: check.rule, isHard: rules[check.rule].isHard, expression }];
  });
  return broken.sort((one, other) => other.isHard - one.isHard);
}
