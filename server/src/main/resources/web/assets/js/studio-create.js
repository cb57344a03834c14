/** The form that makes a session. */
import { rpc } from "./account.js";
import { el } from "./dom.js";
import { say, sayAttribute } from "./i18n.js";
import { field, sayFailure } from "./sign-up.js";

/** `onCreated` gets the answer of streaming.createSession, which holds the stream key this one time. */
export function createForm(onCreated) {
  const title = field("title", "studio.fieldTitle", { maxlength: 200, autocomplete: "off" });
  sayAttribute(title.querySelector("input"), "placeholder", "studio.titleHint");
  const category = field("category", "studio.fieldCategory", { maxlength: 50, required: false });
  sayAttribute(category.querySelector("input"), "placeholder", "studio.categoryHint");
  const time = field("scheduledAt", "studio.fieldTime", { type: "datetime-local", required: false, dir: "ltr" }, "studio.timeHint");
  const complaint = el("p", { class: "form-error", role: "alert" });
  const submit = say(el("button", { type: "submit", class: "button primary wide" }), "studio.create");
  const form = el(
    "form",
    { class: "card form studio-create" },
    say(el("h2"), "studio.newTitle"),
    title,
    category,
    time,
    choice("kind", "studio.fieldKind", [
      ["video", "studio.kindVideo"],
      ["audio", "studio.kindAudio"],
    ]),
    choice("visibility", "studio.fieldVisibility", [
      ["public", "studio.public"],
      ["private", "studio.private"],
    ]),
    complaint,
    submit,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
    if (!values.category) delete values.category;
    // What the form has is the host's own clock; the server has everybody's.
    if (values.scheduledAt) values.scheduledAt = new Date(values.scheduledAt).toISOString();
    else delete values.scheduledAt;
    submit.disabled = true;
    try {
      onCreated(await rpc.mutate("streaming.createSession", values));
    } catch (failure) {
      sayFailure(complaint, failure);
    } finally {
      submit.disabled = false;
    }
  });
  return form;
}

function choice(name, label, options) {
  const radios = options.map(([value, key], index) =>
    el("label", { class: "choice" }, el("input", { type: "radio", name, value, checked: index === 0 }), say(el("span"), key)),
  );
  return el("fieldset", { class: "field" }, say(el("legend", { class: "label" }), label), el("div", { class: "choices" }, radios));
}
