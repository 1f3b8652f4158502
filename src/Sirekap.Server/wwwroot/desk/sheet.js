// Twelve strips on a screen: each form is read, prepared and signed like any other, one after the other.

onPress("take-sheet", async () => {
  await send("sheet/take", {});
  location.reload();
});

onSubmit("sheet", async event => {
  const forms = new Map();
  for (const input of event.target.querySelectorAll("input[name]")) {
    const { station, contest } = input.dataset;
    const read = forms.get(`${contest}/${station}`) ?? { station, contest, figures: {} };
    forms.set(`${contest}/${station}`, read);
    if (written(input) !== "") read.figures[input.name] = Number(input.value);
  }
  // A form that was decided or lost meanwhile keeps nobody from sending the others.
  const failures = [];
  for (const read of forms.values()) await send("review/read", read).catch(failure => failures.push(failure));
  if (failures.length === forms.size) throw failures[0];
  location.reload();
});

onSubmit("sheet-sign", async event => {
  for (const form of event.target.querySelectorAll("tbody:not([data-done])")) {
    const { station, contest } = form.dataset;
    const note = form.querySelector("[name=note]");
    const prepared = await send("review/prepare", { station, contest, outcome: "accept", ...(note ? { note: written(note) } : {}) });
    await send("review/sign", { station, contest, answer: await signPrepared(prepared) });
    form.dataset.done = "";
  }
  location.reload();
});
