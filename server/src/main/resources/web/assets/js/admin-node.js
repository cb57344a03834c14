/** Administration: how this node is doing, and whether the ledger adds up. */
import { rpc } from "./account.js";
import { el } from "./dom.js";
import { wordsFor } from "./failure.js";
import { formatMoment, formatNumber, has, hush, say } from "./i18n.js";
import { figuresOfNode, metersOf } from "./metrics-text.js";

const askMs = 5_000;

export function nodePart() {
  const checks = el("ul", { class: "plain node-checks", data: { testid: "node-checks" } });
  const figures = el("div", { class: "numbers", data: { testid: "node-figures" } });
  const trouble = el("p", { class: "notice", role: "status", hidden: true });
  let shownChecks = "";
  const read = async () => {
    try {
      const [ready, text] = await Promise.all([fetch("/readyz").then((it) => it.json()), fetch("/metrics").then((it) => it.text())]);
      trouble.hidden = true;
      // Built anew only when something changed, or assistive tools would read the same every few seconds.
      if (shownChecks !== JSON.stringify(ready)) checks.replaceChildren(...Object.entries(ready.checks).map(checkOf));
      shownChecks = JSON.stringify(ready);
      figures.replaceChildren(...figuresOfNode(metersOf(text)).map(figureOf));
    } catch {
      trouble.hidden = false;
      say(trouble, "watch.failedTitle");
    }
  };
  const timer = setInterval(() => !document.hidden && read(), askMs);
  read();
  const all = say(el("a", { class: "link", href: "/metrics" }), "node.all");
  const health = el("section", { class: "card pad" }, say(el("h3"), "node.health"), trouble, checks, figures, all);
  return { element: el("div", { class: "admin-node" }, health, ledgerCard()), close: () => clearInterval(timer) };
}

function checkOf([name, { ok, required, trouble }]) {
  const key = ok ? "node.ok" : required ? "node.down" : "node.degraded";
  const state = say(el("span", { class: `chip ${ok ? "is-good" : "is-bad"}` }), key);
  return el("li", { data: { check: name, ok } }, el("b", { dir: "ltr" }, name), state, el("span", { class: "muted small", dir: "auto" }, trouble ?? ""));
}

function figureOf([key, value, kind]) {
  const shown = {
    number: () => formatNumber(value),
    bytes: () => `${formatNumber(value / 2 ** 20, undefined, { maximumFractionDigits: 0 })} MiB`,
    seconds: () => `${formatNumber(value, undefined, { maximumFractionDigits: 1 })} s`,
    moment: () => formatMoment(value, { dateStyle: "short", timeStyle: "short" }),
  }[kind]();
  return el("div", { class: "number", data: { figure: key.split(".")[1] } }, el("b", { class: kind === "moment" ? "small" : "" }, shown), say(el("span", { class: "muted" }), key));
}

function ledgerCard() {
  const result = el("p", { class: "ledger-result", role: "status", data: { testid: "ledger" } });
  const complaint = el("p", { class: "form-error", role: "alert" });
  const button = say(el("button", { type: "button", class: "button" }), "ledger.recompute");
  button.addEventListener("click", async () => {
    button.disabled = true;
    hush(complaint);
    say(result, "ledger.running");
    try {
      const { at, imbalance, firstWrong } = await rpc.mutate("gifts.auditLedger");
      const isClean = imbalance === 0 && firstWrong === null;
      result.dataset.clean = isClean;
      say(result, isClean ? "ledger.clean" : "ledger.wrong", {
        get at() {
          return formatMoment(at, { dateStyle: "medium", timeStyle: "medium" });
        },
        imbalance,
        first: firstWrong ?? "–",
      });
    } catch (failure) {
      hush(result);
      const { key, values } = wordsFor(failure, has);
      say(complaint, key, values);
    } finally {
      button.disabled = false;
    }
  });
  return el("section", { class: "card pad" }, say(el("h3"), "ledger.title"), say(el("p", { class: "muted" }), "ledger.text"), result, complaint, button);
}
