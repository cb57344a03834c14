// Chooses language and direction before the first paint. A classic script in <head>, because modules run only after the
// document is parsed and an Arabic reader would see the page turn around. i18n.js takes over from here.
(() => {
  const known = ["en", "ar"];
  const asked = new URLSearchParams(location.search).get("lang");
  let remembered = null;
  try {
    if (known.includes(asked)) localStorage.setItem("chobi.lang", asked);
    remembered = localStorage.getItem("chobi.lang");
  } catch {
    // Storage may be forbidden; the page then follows the address and the browser.
  }
  const browser = (navigator.languages ?? []).map((tag) => tag.slice(0, 2)).find((tag) => known.includes(tag));
  const language = [asked, remembered, browser].find((tag) => known.includes(tag)) ?? "en";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
})();
