// What the log holds for a signed form's station, as the public site says it: asked when there is a network, never needed.

/** What a code of the count means for the officer is in `words.js`. */
export async function heldFor({ statement: { station, contest } }) {
  const { state, figures, history, decision, rivals = [] } = await json(`/api/v1/stations/${station}/${contest}`);
  const inForce = history.findLast(line => line.kind === "form" && !line.ignored && line.against === undefined);
  return {
    state,
    index: inForce?.log ?? null,
    rivals,
    isReturned: decision?.outcome === "return",
    figures: Object.fromEntries(Object.entries(figures).flatMap(([field, { readings }]) => readings.filter(one => one.source === "officer").map(one => [field, one.value]))),
  };
}

async function json(path) {
  const response = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
