// The steps of a plenary: each form names its act, each box its member; group.name is the member of a group.

function membersOf(step, submitter) {
  const members = submitter?.name ? { [submitter.name]: submitter.value } : {};
  for (const box of step.querySelectorAll("input[name]")) {
    const text = written(box);
    const [group, ...rest] = box.name.split(".");
    const value = box.inputMode === "numeric" || "number" in box.dataset ? Number(text) : "lower" in box.dataset ? text.toLowerCase() : text;
    if (text !== "" && rest.length === 0) members[group] = value;
    if (text !== "" && rest.length > 0) (members[group] ??= {})[rest.join(".")] = value;
  }
  return members;
}

document.querySelectorAll("form.act").forEach((step, at) => {
  step.id ||= `step-${at}`;
  onSubmit(step.id, async ({ submitter }) => {
    const { act, contest, region, next } = step.dataset;
    await state("plenary", { ...membersOf(step, submitter), act, contest, region });
    if (next) location.assign(next);
    else location.reload();
  });
});
