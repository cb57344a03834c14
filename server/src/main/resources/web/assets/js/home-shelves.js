/** The shelves of the first page below what is live: what is to come, and what was recorded. */
import { rpc } from "./account.js";
import { matches } from "./home-finder.js";
import { upcomingCard } from "./upcoming-card.js";
import { videoCard } from "./video-card.js";

const pageSize = 8;
const lookedThrough = 100;

/**
 * One shelf: a section with a list and a button for more. `read(input)` → {items, nextCursor}; `card(item)` → its element.
 * Hidden as long as there is nothing on it.
 */
export class Shelf {
  #section;
  #list;
  #more;
  #read;
  #card;
  #items = [];
  #cursor = null;
  #asked = {};
  #pages = 0;

  constructor(section, { read, card }) {
    this.#section = section;
    this.#list = section.querySelector("ul");
    this.#more = section.querySelector("button");
    this.#read = read;
    this.#card = card;
    this.#more.addEventListener("click", () => this.#next());
    document.addEventListener("chobi:language", () => this.#show());
  }

  get items() {
    return this.#items;
  }

  /** Begins anew with what fits `asked`. What cannot be read leaves the shelf as it was. */
  async begin(asked) {
    this.#asked = asked;
    const page = await this.#read({ ...asked, limit: pageSize }).catch(() => null);
    if (page === null || this.#asked !== asked) return;
    this.#items = page.items;
    this.#cursor = page.nextCursor;
    this.#pages = 1;
    this.#show();
  }

  /** The same anew, unless somebody has gone further down: what they look at stays. */
  async refresh() {
    if (this.#pages <= 1) await this.begin(this.#asked);
  }

  async #next() {
    const asked = this.#asked;
    const page = await this.#read({ ...asked, limit: pageSize, cursor: this.#cursor }).catch(() => null);
    if (page === null || this.#asked !== asked) return;
    const known = new Set(this.#items.map(({ id }) => id));
    this.#items = [...this.#items, ...page.items.filter(({ id }) => !known.has(id))];
    this.#cursor = page.nextCursor;
    this.#pages++;
    this.#show();
  }

  #show() {
    this.#section.hidden = this.#items.length === 0;
    this.#more.hidden = this.#cursor === null;
    this.#list.replaceChildren(...this.#items.map(this.#card));
  }
}

/** What is to come is not many: words are looked for among the soonest. */
export function upcomingShelf(section) {
  return new Shelf(section, {
    read: async ({ query, ...input }) => {
      if (!query) return rpc.query("streaming.getUpcomingSessions", input);
      const { items } = await rpc.query("streaming.getUpcomingSessions", { ...input, limit: lookedThrough });
      return { items: items.filter((session) => matches(session, query)), nextCursor: null };
    },
    card: upcomingCard,
  });
}

export function recordingShelf(section) {
  return new Shelf(section, {
    read: ({ query, ...input }) => rpc.query("videos.getVideos", query ? { ...input, query } : { ...input, sort: "newest" }),
    card: videoCard,
  });
}
