/** How an overlay looks, as its address asks. Anything that cannot be is as if it were absent. Pure. */
const parts = ["gifts", "chat"];

/** → {shows: Set, side: "start"|"end", scale, color: CSS colour or null} */
export function look(search) {
  const asked = new URLSearchParams(search);
  const named = (asked.get("show") ?? "").split(",").filter((name) => parts.includes(name));
  const size = Number(asked.get("size") ?? 1);
  const color = /^#?([0-9a-f]{6})$/i.exec(asked.get("color") ?? "");
  return {
    shows: new Set(named.length > 0 ? named : parts),
    side: asked.get("side") === "end" ? "end" : "start",
    scale: size >= 0.5 && size <= 3 ? size : 1,
    color: color ? `#${color[1]}` : null,
  };
}
