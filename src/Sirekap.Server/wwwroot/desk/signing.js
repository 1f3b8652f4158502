// Every statement of a person: prepared by the server, shown on the page, signed by the passkey. What is signed is the text on the page.

async function signPrepared({ statement, credential }) {
  const shown = byId("signed");
  shown.hidden = false;
  shown.querySelector("pre").textContent = statement;
  return sign(utf8.encode(shown.querySelector("pre").textContent), credential);
}

/** Prepares a statement, has it signed, and gives the index of its entry. */
async function state(path, body) {
  const { index } = await send("sign", { answer: await signPrepared(await send(path, body)) });
  byId("desk-status").dataset.index = index;
  return index;
}

const written = input => input.value.normalize("NFC").trim();
