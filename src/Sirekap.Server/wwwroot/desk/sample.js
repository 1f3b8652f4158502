// A form of the sample, read again blind: what is left empty could not be read.

onSubmit("again", async event => {
  const { station, contest, form: index } = event.target.dataset;
  const figures = {};
  for (const input of event.target.querySelectorAll("input[name]")) if (written(input) !== "") figures[input.name] = Number(input.value);
  await state("sample/read", { station, contest, form: Number(index), figures });
  location.assign(`${document.documentElement.lang === "en" ? "/en" : ""}/desk/sampel`);
});
