import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { formatDuration, languages, translate } from "../../src/main/resources/web/assets/js/i18n.js";

const en = languages.en.strings;
const ar = languages.ar.strings;
const forms = (entry) => (typeof entry === "object" ? Object.values(entry) : [entry]);
const placeholders = (entry) => [...new Set(forms(entry).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

test("both languages have the same keys, none empty", () => {
  assert.deepEqual(Object.keys(ar).sort(), Object.keys(en).sort());
  for (const [key, entry] of [...Object.entries(en), ...Object.entries(ar)]) {
    for (const text of forms(entry)) assert.ok(text.trim(), key);
  }
});

test("a text has the same placeholders in both languages", () => {
  for (const key of Object.keys(en)) assert.deepEqual(placeholders(ar[key]), placeholders(en[key]), key);
});

test("plural texts have every form their language needs", () => {
  for (const [tag, { strings }] of Object.entries(languages)) {
    const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    for (const [key, entry] of Object.entries(strings)) {
      if (typeof entry === "object") assert.deepEqual(Object.keys(entry).sort(), [...needed].sort(), `${tag} ${key}`);
    }
  }
});

test("numbers choose the plural form and keep Western digits in Arabic", () => {
  assert.equal(translate("en", "count.viewers", { n: 1 }), "1 viewer");
  assert.equal(translate("en", "count.viewers", { n: 0 }), "0 viewers");
  assert.equal(translate("ar", "count.viewers", { n: 2 }), "مشاهدان");
  assert.equal(translate("ar", "count.viewers", { n: 5 }), "5 مشاهدين");
  assert.equal(translate("ar", "count.viewers", { n: 12 }), "12 مشاهدًا");
});

test("an unknown key shows itself", () => {
  assert.equal(translate("en", "no.such.key"), "no.such.key");
});

test("every key the pages and scripts name exists, and every key is named somewhere", () => {
  const web = new URL("../../src/main/resources/web/", import.meta.url);
  const scripts = readdirSync(new URL("assets/js/", web)).filter((name) => !name.startsWith("strings."));
  const files = [...scripts.map((name) => `assets/js/${name}`), "index.html", "watch.html", "video.html", "studio.html", "admin.html", "overlay.html", "pay-test.html"];
  const source = files.map((name) => readFileSync(new URL(name, web), "utf8")).join("\n");
  const sections = new Set(Object.keys(en).map((key) => key.split(".")[0]));
  // The paths of RPC calls look like keys.
  const words = source.replace(/\.(query|mutate)\([^,)]*/g, "");
  const named = [...words.matchAll(/["`]([a-z]+\.[A-Za-z0-9_.]+)["`]/g)].map((match) => match[1]);
  for (const key of named) {
    if (sections.has(key.split(".")[0]) && !key.endsWith(".js")) assert.ok(key in en, key);
  }
  const built = /^(error|status|gift|restream|advice|role)\./;
  for (const key of Object.keys(en)) assert.ok(built.test(key) || source.includes(key), `unused: ${key}`);
});

test("durations read alike in both languages", () => {
  assert.equal(formatDuration(5), "0:05");
  assert.equal(formatDuration(3_725), "1:02:05");
});
