// A sheet that states something: its named boxes go to the server, and the passkey signs what the server makes of them.

const worded = input => input.dataset.whole !== undefined ? Number(input.value)
  : input.type === "date" ? `${input.value}T16:59:59Z` // the end of the day in western Indonesia
  : written(input);

document.querySelectorAll("form[data-states]").forEach((sheet, number) => {
  sheet.id ||= `states-${number}`;
  onSubmit(sheet.id, async () => {
    const boxes = [...sheet.querySelectorAll("[name]")].filter(input => input.value.trim() !== "");
    await state(sheet.dataset.states, Object.fromEntries(boxes.map(input => [input.name, worded(input)])));
    location.assign(location.pathname);
  });
});
