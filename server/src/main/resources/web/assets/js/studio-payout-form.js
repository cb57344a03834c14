/** Asking to be paid: how many diamonds, in which currency, and where to. */
import { rpc } from "./account.js";
import { el } from "./dom.js";
import { hush, say } from "./i18n.js";
import { field, sayFailure } from "./sign-up.js";
import { toast } from "./toast.js";
import { uuid7 } from "./uuid7.js";

const destinations = { iban: "earnings.iban", paypal: "earnings.paypal", mobile: "earnings.mobile", stripe: "earnings.stripe" };

export class PayoutForm {
  #complaint = el("p", { class: "form-error", role: "alert" });
  #submit = say(el("button", { type: "submit", class: "button primary" }), "earnings.ask");
  #have = el("p", { class: "muted small" });
  #form;
  /** Shown once there is a destination from before; the server tells it with most of it hidden, and keeps the rest. */
  #asBefore = el("label", { class: "check", hidden: true });
  #elsewhere = el("fieldset", { class: "field payout-elsewhere" });
  /** The same for one request, however often it is tried; another once it was taken. */
  #idempotencyKey = uuid7();
  element;

  /** `done()`: a payout was asked for. */
  constructor({ done }) {
    const kind = el("select", { name: "kind" });
    for (const [value, key] of Object.entries(destinations)) kind.append(say(el("option", { value }), key));
    this.#elsewhere.append(
      el("label", { class: "field" }, say(el("span", { class: "label" }), "earnings.kind"), kind),
      field("holder", "earnings.holder", { maxlength: 100, autocomplete: "name" }),
      field("account", "earnings.account", { maxlength: 200, dir: "ltr", autocomplete: "off" }),
    );
    this.#form = el(
      "form",
      { class: "form", data: { testid: "payout-form" } },
      field("diamonds", "earnings.howMany", { type: "number", min: 1, step: 1, dir: "ltr" }),
      field("currency", "earnings.currency", { maxlength: 3, minlength: 3, pattern: "[A-Za-z]{3}", dir: "ltr", value: "USD", autocomplete: "off" }),
      this.#asBefore,
      this.#elsewhere,
      this.#complaint,
      this.#submit,
    );
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send(done);
    });
    this.#form.addEventListener("input", () => (this.#idempotencyKey = uuid7()));
    this.element = el("section", { class: "card pad payout-card" }, say(el("h2"), "earnings.request"), this.#have, this.#form);
    this.#offerSame();
  }

  have(diamonds) {
    say(this.#have, "earnings.available", { n: diamonds });
    this.#form.elements.namedItem("diamonds").max = String(Math.max(1, diamonds));
    this.#submit.disabled = diamonds === 0;
  }

  /** Where the last one went to, the next one mostly goes too. */
  async #offerSame() {
    const last = await rpc.query("gifts.getPayouts", { limit: 1 }).catch(() => null);
    const [payout] = last?.items ?? [];
    if (!payout || !this.#asBefore.hidden || this.#form.elements.namedItem("account").value) return;
    const box = el("input", { type: "checkbox", name: "same", checked: true });
    const where = el("bdi", { class: "break" }, payout.destination.account);
    this.#asBefore.replaceChildren(box, el("span", {}, say(el("span"), "earnings.asBefore"), " ", where));
    this.#asBefore.hidden = false;
    const show = () => (this.#elsewhere.hidden = this.#elsewhere.disabled = box.checked);
    box.addEventListener("change", show);
    show();
  }

  async #send(done) {
    const values = Object.fromEntries([...new FormData(this.#form)].map(([name, value]) => [name, value.trim()]));
    const { diamonds, currency, same, ...destination } = values;
    hush(this.#complaint);
    this.#submit.disabled = true;
    try {
      const { payout } = await rpc.mutate("gifts.requestPayout", {
        diamonds: Number(diamonds),
        currency: currency.toUpperCase(),
        ...(!same && { destination }),
        idempotencyKey: this.#idempotencyKey,
      });
      this.#idempotencyKey = uuid7();
      this.#form.elements.namedItem("diamonds").value = "";
      toast("earnings.asked", { n: payout.diamonds });
      for (const name of ["holder", "account"]) this.#form.elements.namedItem(name).value = "";
      this.#offerSame();
    } catch (failure) {
      sayFailure(this.#complaint, failure);
    } finally {
      this.#submit.disabled = false;
      done();
    }
  }
}
