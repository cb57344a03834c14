/** The emoji of a host's channel, which everybody in their chats may write as `:name:`. */
import { account, rpc } from "./account.js";
import { el, icon } from "./dom.js";
import { Failure } from "./failure.js";
import { hush, say, sayAttribute } from "./i18n.js";
import { field, sayFailure } from "./sign-up.js";

/** What the server takes. */
const bytesMax = 65_536;

export class EmojiCard {
  #list = el("ul", { class: "plain emoji-list", data: { testid: "own-emoji" } });
  #complaint = el("p", { class: "form-error", role: "alert" });
  element = el("section", { class: "card pad emoji-card" }, say(el("h2"), "studio.emoji"), say(el("p", { class: "muted" }), "studio.emojiHint"));

  constructor() {
    const name = field("name", "studio.emojiName", { maxlength: 32, minlength: 2, pattern: "[a-z0-9_]+", dir: "ltr", autocomplete: "off" });
    const picture = field("picture", "studio.emojiPicture", { type: "file", accept: "image/png,image/gif,image/webp" });
    const submit = say(el("button", { type: "submit", class: "button small" }), "studio.emojiAdd");
    const form = el("form", { class: "emoji-form" }, name, picture, submit);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const values = new FormData(form);
      this.#attempt(submit, async () => {
        await rpc.mutate("chat.addEmoji", { name: values.get("name").trim(), image: await base64Of(values.get("picture")) });
        form.reset();
        await this.#read();
      });
    });
    this.element.append(this.#list, this.#complaint, form);
    this.#read().catch((failure) => sayFailure(this.#complaint, failure));
  }

  async #read() {
    const { items } = await rpc.query("chat.getEmoji", { userId: account.user()?.id });
    this.#list.replaceChildren(...items.map((emoji) => this.#row(emoji)));
  }

  #row({ id, name, url }) {
    const remove = el("button", { type: "button", class: "emoji-remove" }, icon("close"));
    sayAttribute(remove, "aria-label", "studio.emojiRemove");
    remove.addEventListener("click", () => this.#attempt(remove, () => rpc.mutate("chat.removeEmoji", { emojiId: id }).then(() => this.#read())));
    const picture = el("img", { src: url, alt: "", width: 28, height: 28 });
    return el("li", { data: { emoji: name } }, picture, el("span", { class: "small", dir: "ltr" }, `:${name}:`), remove);
  }

  async #attempt(button, work) {
    hush(this.#complaint);
    button.disabled = true;
    try {
      await work();
    } catch (failure) {
      sayFailure(this.#complaint, failure);
    } finally {
      button.disabled = false;
    }
  }
}

/** What is too large is refused before it is sent. */
async function base64Of(file) {
  if (file.size === 0 || file.size > bytesMax) throw new Failure({ code: "BAD_REQUEST", field: "image" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
