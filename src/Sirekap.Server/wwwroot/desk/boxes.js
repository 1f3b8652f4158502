// Where figures are typed Enter goes on to the next box, as on a calculator; in the last it sends.

for (const id of ["blind", "sheet", "again"]) {
  byId(id)?.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    const boxes = [...event.currentTarget.querySelectorAll("input[name]")];
    const next = boxes[boxes.indexOf(event.target) + 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
