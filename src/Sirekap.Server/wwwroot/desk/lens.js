// The handwriting of the box that is being typed in, enlarged beside all of them.

function enlarge(element) {
  const strip = element?.closest("li")?.querySelector(".strip img");
  if (!byId("lens") || !strip) return;
  byId("lens").src = strip.src;
  byId("lens").hidden = false;
}

document.addEventListener("focusin", event => enlarge(event.target));
// The first box has the focus before this runs.
enlarge(document.activeElement);
