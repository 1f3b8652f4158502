// Objections and their answers.

onSubmit("object", async event => {
  const { contest, place, text } = event.target.elements;
  await state("objection/raise", { contest: contest.value, place: place.value.trim(), text: written(text) });
  location.reload();
});

document.querySelectorAll("form[data-answer]").forEach(form => {
  form.id = `answering-${form.dataset.answer}`;
  onSubmit(form.id, async () => {
    await state("objection/answer", { contest: form.dataset.contest, objection: Number(form.dataset.answer), text: written(form.elements.text) });
    location.reload();
  });
});
