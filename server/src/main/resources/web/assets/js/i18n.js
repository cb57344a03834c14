/**
 * Words in the reader's language. Elements remember the key they show (`data-i18n`), so the language can change in place
 * while the video plays on. Importable without a document, for the tests.
 */
import { strings as en } from "./strings.en.js";
import { strings as ar } from "./strings.ar.js";

export const languages = { en: { strings: en, dir: "ltr", name: "English" }, ar: { strings: ar, dir: "rtl", name: "العربية" } };

/** Western digits in both languages: prices, counts and times line up, and copy and paste into other tools. */
const numberLocale = { en: "en", ar: "ar-u-nu-latn" };

const params = new WeakMap();

export function language() {
  const tag = globalThis.document?.documentElement.lang;
  return tag in languages ? tag : "en";
}

/** The text of `key`; a plural entry is chosen by `values.n`. An unknown key shows itself, so that it is noticed. */
export function translate(tag, key, values = {}) {
  let entry = languages[tag].strings[key];
  if (entry === undefined) return key;
  if (typeof entry === "object") entry = entry[new Intl.PluralRules(tag).select(values.n)] ?? entry.other;
  return entry.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? formatNumber(value, tag) : String(value ?? "");
  });
}

export function t(key, values) {
  return translate(language(), key, values);
}

export function has(key) {
  return key in en;
}

export function formatNumber(value, tag = language(), options = {}) {
  return new Intl.NumberFormat(numberLocale[tag], { useGrouping: "min2", ...options }).format(value);
}

/** A moment by the reader's calendar and clock: `formatMoment(at, { dateStyle: "medium" })`. */
export function formatMoment(at, options, tag = language()) {
  return new Intl.DateTimeFormat(numberLocale[tag], options).format(new Date(at));
}

/** Names one after the other, as the language joins them. */
export function formatList(names, tag = language()) {
  return new Intl.ListFormat(tag, { type: "conjunction" }).format(names.map((name) => `\u2068${name}\u2069`));
}

const agoUnits = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** How long ago something was, in the greatest unit that fits. */
export function formatAgo(ms, tag = language()) {
  const words = new Intl.RelativeTimeFormat(numberLocale[tag], { numeric: "auto" });
  const [unit, length] = agoUnits.find(([, length]) => ms >= length) ?? ["second", Infinity];
  return words.format(-Math.max(0, Math.floor(ms / length)), unit);
}

/** A length of time as h:mm:ss, which both languages read alike. */
export function formatDuration(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part) => String(part).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Shows `key` in `element`, now and after every change of language. */
export function say(element, key, values) {
  element.dataset.i18n = key;
  if (values) params.set(element, values);
  else params.delete(element);
  element.textContent = t(key, values);
  return element;
}

/** Takes the words away, so that a change of language does not bring them back. */
export function hush(element) {
  delete element.dataset.i18n;
  element.textContent = "";
}

/** What `say` does, for attributes: `sayAttribute(input, "placeholder", "chat.placeholder")`. */
export function sayAttribute(element, attribute, key) {
  const others = (element.dataset.i18nAttributes ?? "").split(" ").filter((pair) => pair && !pair.startsWith(`${attribute}=`));
  element.dataset.i18nAttributes = [...others, `${attribute}=${key}`].join(" ");
  element.setAttribute(attribute, t(key));
  return element;
}

export function translateTree(root) {
  for (const element of root.querySelectorAll("[data-i18n]")) {
    element.textContent = t(element.dataset.i18n, params.get(element));
  }
  for (const element of root.querySelectorAll("[data-i18n-attributes]")) {
    for (const pair of element.dataset.i18nAttributes.split(" ")) {
      const [attribute, key] = pair.split("=");
      element.setAttribute(attribute, t(key));
    }
  }
}

/** Changes the language in place and remembers it. Listeners of `chobi:language` redraw what is not plain text. */
export function setLanguage(tag) {
  document.documentElement.lang = tag;
  document.documentElement.dir = languages[tag].dir;
  try {
    localStorage.setItem("chobi.lang", tag);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  const address = new URL(location.href);
  if (address.searchParams.has("lang")) {
    address.searchParams.set("lang", tag);
    history.replaceState(history.state, "", address);
  }
  translateTree(document);
  document.dispatchEvent(new CustomEvent("chobi:language"));
}
