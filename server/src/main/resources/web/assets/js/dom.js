/** Building elements in one expression. Text always goes in as text nodes: nothing a user wrote can become markup. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return element;
}

/** An icon of assets/icons.svg; decoration, so invisible to assistive tools: the button around it has the name. */
export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(namespace, "use");
  use.setAttribute("href", `/assets/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A disc with the first letter of a name, in a colour that stays the same for the same person. */
export function avatar(user) {
  const name = user?.displayName || user?.username || "?";
  let hash = 0;
  for (const character of user?.id ?? name) hash = (hash * 31 + character.codePointAt(0)) >>> 0;
  const disc = el("span", { class: "avatar", "aria-hidden": "true" }, [...name][0].toUpperCase());
  disc.style.setProperty("--hue", hash % 360);
  return disc;
}

export function nameOf(user) {
  return user?.displayName || user?.username || "…";
}
