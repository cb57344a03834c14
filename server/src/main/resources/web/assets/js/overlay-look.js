/** How an overlay looks, as its address asks. Anything that cannot be is as if it were absent. Pure. */
const parts = ["gifts", "chat", "goal", "battle", "follower"];
const themes = ["dark", "light", "clear"];

/** → {shows: Set, side: "start"|"end", scale, color: CSS colour or null, theme, seconds: how long a line of the chat stays} */
export function look(search) {
  const asked = new URLSearchParams(search);
  const named = (asked.get("show") ?? "").split(",").filter((name) => parts.includes(name));
  const color = /^#?([0-9a-f]{6})$/i.exec(asked.get("color") ?? "");
  return {
    shows: new Set(named.length > 0 ? named : parts),
    side: asked.get("side") === "end" ? "end" : "start",
    scale: within(asked.get("size"), 0.5, 3, 1),
    color: color ? `#${color[1]}` : null,
    theme: themes.includes(asked.get("theme")) ? asked.get("theme") : themes[0],
    seconds: within(asked.get("seconds"), 3, 600, 20),
  };
}

function within(text, least, most, usual) {
  const number = Number(text ?? usual);
  return text !== "" && number >= least && number <= most ? number : usual;
}
