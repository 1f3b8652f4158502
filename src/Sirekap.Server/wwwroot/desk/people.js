// Accounts: inviting, admitting whom an invitation brought, taking keys away.

onSubmit("invite", async event => {
  const { role, region, hours } = event.target.elements;
  const { link, side, path } = await send("people/invite", { role: role.value, region: region.value.trim(), hours: Number(hours.value) });
  byId("invited").hidden = false;
  byId("link").value = link;
  byId("link").select();
  const svg = byId("qr");
  svg.toggleAttribute("hidden", !path);
  if (path) {
    svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
    svg.querySelector("path").setAttribute("d", path);
  }
  say("invited");
});

document.querySelectorAll("[data-admit]").forEach((button, at) => {
  button.id = `admit-${at}`;
  onPress(button.id, async () => {
    await state("people/admit", { key: button.dataset.admit });
    location.reload();
  });
});

onSubmit("revoke", async event => {
  await state("people/revoke", { key: event.target.dataset.key, reason: written(byId("reason")) });
  location.reload();
});
