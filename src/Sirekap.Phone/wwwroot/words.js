// Every word of the app, in the chosen language. They stand in the server's resource files (Phones/Texts) and come with the app, for the first screen stands before .NET does.

import { TEXTS } from "./texts.js";

let chosen = localStorage.getItem("language") === "en" ? "en" : "id";

export const language = () => chosen;
export function setLanguage(code) {
  chosen = code;
  localStorage.setItem("language", code);
}

/** The words of data files: {"id": …, "en": …}. */
export const words = text => text[chosen];

/** A sentence by name, with values in its places. */
export const t = (name, ...values) => (TEXTS[chosen][name] ?? name).replace(/\{(\d)\}/g, (_, place) => values[place]);

/** The sentence for a refusal's code; for an unknown one the server's own. */
export const refusalText = (code, detail = "") => (TEXTS[chosen][`refused.${code}`] ? t(`refused.${code}`) : detail || t("refused.other", code));
