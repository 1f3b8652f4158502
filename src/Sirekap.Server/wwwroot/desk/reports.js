// Answers to what citizens report.

document.querySelectorAll("form[data-report]").forEach(({ id }) => onSubmit(id, async ({ target }) => {
  const { station, contest, subject, field, until } = target.dataset;
  const { verdict, text } = target.elements;
  await state("report/answer", {
    station, contest, subject, until: Number(until), verdict: verdict.value, text: written(text).replaceAll(/\s+/g, " "), ...(field ? { field } : {}),
  });
  location.reload();
}));
