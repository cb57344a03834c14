/** Server address and stream key, each with a copy button. */
import { rpc } from "./account.js";
import { ask } from "./dialog.js";
import { el } from "./dom.js";
import { say, sayAttribute } from "./i18n.js";
import { sayFailure } from "./sign-up.js";
import { rememberSecrets, secretsOf } from "./studio-memory.js";

export function encoderCard(sessionId) {
  const card = el("section", { class: "card pad encoder" });
  fill(card, sessionId);
  return card;
}

function fill(card, sessionId) {
  const { ingest } = secretsOf(sessionId);
  const complaint = el("p", { class: "form-error", role: "alert" });
  const reset = say(el("button", { type: "button", class: "button small", onclick: () => renew() }), "studio.resetKey");
  const parts = [say(el("h2"), "studio.encoder"), say(el("p", { class: "muted" }), "studio.encoderHint")];
  if (ingest) {
    parts.push(
      copyRow("studio.server", ingest.rtmpUrl, { testid: "server-url" }),
      ...(ingest.rtmpsUrl ? [copyRow("studio.serverTls", ingest.rtmpsUrl)] : []),
      copyRow("studio.key", ingest.streamKey, { testid: "stream-key", isSecret: true }),
      say(el("p", { class: "muted small" }), "studio.keySecret"),
    );
  } else {
    parts.push(say(el("p"), "studio.keyGone"));
  }
  card.replaceChildren(...parts, complaint, reset);

  async function renew() {
    const answer = await ask({
      title: "studio.resetTitle",
      text: "studio.resetText",
      buttons: [
        { value: "cancel", label: "action.cancel" },
        { value: "reset", label: "studio.resetKey", kind: "primary" },
      ],
    });
    if (answer !== "reset") return;
    try {
      const fresh = await rpc.mutate("streaming.resetStreamKey", { sessionId });
      rememberSecrets(sessionId, { ingest: fresh.ingest });
      fill(card, sessionId);
    } catch (failure) {
      sayFailure(complaint, failure);
    }
  }
}

/**
 * A labelled value with a copy button. A secret is masked on screen only (by style), since hosts share their screens:
 * copying and reading the field give the real value.
 */
export function copyRow(label, value, { testid, isSecret } = {}) {
  const area = el("textarea", { readonly: true, rows: 1, dir: "ltr", spellcheck: "false", class: isSecret ? "masked" : "" }, value);
  if (testid) area.dataset.testid = testid;
  area.addEventListener("focus", () => area.select());
  const copy = say(el("button", { type: "button", class: "button small" }), "action.copy");
  copy.addEventListener("click", async () => {
    await copyText(area);
    say(copy, "action.copied");
    setTimeout(() => say(copy, "action.copy"), 1_500);
  });
  const buttons = [copy];
  if (isSecret) {
    const show = say(el("button", { type: "button", class: "button small" }), "action.show");
    show.addEventListener("click", () => say(show, area.classList.toggle("masked") ? "action.show" : "action.hide"));
    buttons.unshift(show);
  }
  const words = say(el("span", { class: "label" }), label);
  sayAttribute(area, "aria-label", label);
  return el("div", { class: "field copy-row" }, words, el("div", { class: "copy-line" }, area, buttons));
}

/** The clipboard exists in secure contexts only; on a plain local network the old command still works. */
async function copyText(area) {
  if (navigator.clipboard) return navigator.clipboard.writeText(area.value).catch(() => {});
  area.select();
  document.execCommand("copy");
}
