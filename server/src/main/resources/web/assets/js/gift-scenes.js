/**
 * How each gift looks when it plays. A scene is an element, which CSS moves, and what flies around it, as
 * `[delayMs, particles()]`. The same row looks the same to everybody: what seems chance comes from its `seq`.
 */
import { el } from "./dom.js";
import { giftPicture } from "./gifts.js";

/** How many of a tier are drawn at once, and for how long. */
export const tiers = {
  common: { atOnce: 24, ms: 3_000 },
  rare: { atOnce: 6, ms: 4_000 },
  legendary: { atOnce: 2, ms: 6_400 },
};

/** Numbers from 0 to 1 that are this row's own. */
function dice(seq) {
  let throwsSoFar = 0;
  return () => {
    const x = Math.sin(seq * 12.9898 + ++throwsSoFar * 78.233) * 43_758.5453;
    return x - Math.floor(x);
  };
}

/** `count` particles made by `one(i)`. */
const some = (count, one) => Array.from({ length: count }, (_, i) => one(i));
/** The same again and again: `times` bursts, one every `everyMs`. */
const again = (times, everyMs, burst, fromMs = 0) => some(times, (i) => [fromMs + i * everyMs, () => burst(i)]);
const picture = (gift, className = "gift-hero") => el("img", { class: className, src: giftPicture(gift), alt: "" });

/** `row` → {element, flights}. A gift that this page does not know plays as its tier does. */
export function sceneOf(row) {
  const { gift } = row.payload;
  const roll = dice(row.seq);
  const make = scenes[gift.code] ?? unknown[gift.tier] ?? unknown.common;
  const { parts, flights, place } = make(gift, roll);
  const element = el("div", {}, parts);
  for (const [name, value] of Object.entries(place ?? {})) element.style.setProperty(`--${name}`, value);
  return { element, flights };
}

/** Where a common gift stands: towards the end of the picture, away from faces. */
const aside = (roll) => {
  const x = 0.66 + roll() * 0.26;
  return { x, place: { x: `${x * 100}%` } };
};

const scenes = {
  /** Grows out of the ground, opens, and lets its petals go. */
  rose(gift, roll) {
    const { x, place } = aside(roll);
    const petals = () =>
      some(9, () => ({
        shape: "petal", x: x + (roll() - 0.5) * 0.04, y: 0.62, vx: (roll() - 0.4) * 0.35, vy: -0.12 - roll() * 0.2,
        gravity: 0.28, drag: 0.9, spin: (roll() - 0.5) * 6, size: 0.012 + roll() * 0.01, hue: 345 + roll() * 12, light: 52 + roll() * 14, life: 2.1,
      }));
    return { parts: [picture(gift)], place, flights: [[650, petals]] };
  },
  /** Beats twice; each beat sends a ring, and small hearts rise. */
  heart(gift, roll) {
    const { x, place } = aside(roll);
    const hearts = () =>
      some(6, () => ({
        shape: "heart", x: x + (roll() - 0.5) * 0.06, y: 0.64, vx: (roll() - 0.5) * 0.16, vy: -0.18 - roll() * 0.2, drag: 0.3,
        spin: roll() - 0.5, size: 0.012 + roll() * 0.014, grow: 0.5, hue: 338 + roll() * 22, light: 62, life: 1.7,
      }));
    return { parts: [el("span", { class: "gift-ring" }), el("span", { class: "gift-ring late" }), picture(gift)], place, flights: again(3, 420, hearts, 350) };
  },
  /** Comes flying, lands on the picture as on a cheek, and leaves its mark. */
  kiss(gift, roll) {
    const x = 0.3 + roll() * 0.4;
    const y = 0.3 + roll() * 0.3;
    const sparkle = () =>
      some(14, (i) => ({
        shape: "star", x, y, vx: Math.cos((i / 14) * 2 * Math.PI) * (0.22 + roll() * 0.14), vy: Math.sin((i / 14) * 2 * Math.PI) * (0.22 + roll() * 0.14),
        drag: 2.2, spin: 3, size: 0.009 + roll() * 0.01, hue: 330 + roll() * 30, light: 75, life: 1.1,
      }));
    const place = { x: `${x * 100}%`, y: `${y * 100}%`, turn: `${(roll() - 0.5) * 50}deg` };
    return { parts: [picture(gift), picture(gift, "gift-mark")], place, flights: [[620, sparkle]] };
  },
  /** Shoots across the picture with a tail, and bursts where it stops. */
  star(gift, roll) {
    const end = { x: 0.62 + roll() * 0.14, y: 0.3 + roll() * 0.1 };
    const start = { x: -0.05, y: 0.12 };
    const at = (part) => ({ x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part });
    const tail = (i) =>
      some(7, () => ({
        shape: "star", ...at((i + roll()) / 16), vx: -0.12 * roll(), vy: (roll() - 0.5) * 0.12, gravity: 0.1, drag: 1, spin: 4,
        size: 0.006 + roll() * 0.012, hue: 44 + roll() * 14, light: 68, life: 1.1,
      }));
    const burst = () =>
      some(46, (i) => ({
        shape: "star", ...end, vx: Math.cos(i) * (0.15 + roll() * 0.6), vy: Math.sin(i) * (0.15 + roll() * 0.6), gravity: 0.22, drag: 1.6,
        spin: 5, size: 0.008 + roll() * 0.014, hue: 40 + roll() * 20, light: 66, life: 1.7,
      }));
    return {
      parts: [el("span", { class: "gift-glow" }), picture(gift)],
      place: { x: `${end.x * 100}%`, y: `${end.y * 100}%` },
      flights: [...again(16, 50, tail), [820, burst]],
    };
  },
  /** The lower edge catches fire, and embers rise. */
  fire(gift, roll) {
    const flames = () =>
      some(16, () => ({
        shape: "smoke", x: roll(), y: 1.03, vx: (roll() - 0.5) * 0.08, vy: -0.25 - roll() * 0.3, drag: 0.6, size: 0.05 + roll() * 0.06, grow: -0.6,
        hue: 12 + roll() * 34, saturation: 100, light: 55, life: 0.9 + roll() * 0.4,
      }));
    const embers = () =>
      some(5, () => ({
        shape: "dot", x: roll(), y: 1, vx: (roll() - 0.5) * 0.25, vy: -0.35 - roll() * 0.5, drag: 0.4, size: 0.003 + roll() * 0.004,
        hue: 25 + roll() * 25, saturation: 100, light: 65, life: 1.8,
      }));
    return {
      parts: [el("span", { class: "gift-heat" }), picture(gift)],
      flights: [...again(22, 130, flames), ...again(20, 140, embers, 100)],
    };
  },
  /** Falls, turns, and breaks the light into its colours. */
  diamond(gift, roll) {
    const x = 0.36 + roll() * 0.28;
    const shards = (n) => () =>
      some(n, (i) => ({
        shape: "shard", x, y: 0.45, vx: Math.cos((i / n) * 2 * Math.PI) * (0.2 + roll() * 0.5), vy: Math.sin((i / n) * 2 * Math.PI) * (0.2 + roll() * 0.5),
        gravity: 0.15, drag: 1.4, angle: roll() * 6, spin: (roll() - 0.5) * 8, size: 0.007 + roll() * 0.011, hue: (i / n) * 360, saturation: 85, light: 72, life: 1.6,
      }));
    return {
      parts: [el("span", { class: "gift-prism" }), picture(gift), el("span", { class: "gift-glint" })],
      place: { x: `${x * 100}%` },
      flights: [[600, shards(30)], [1_500, shards(24)], [2_300, shards(18)]],
    };
  },
  /** Light from above, the crown comes down, and it rains gold. */
  crown(gift, roll) {
    const gold = () =>
      some(9, () => ({
        shape: "confetti", x: roll(), y: -0.04, vx: (roll() - 0.5) * 0.12, vy: 0.18 + roll() * 0.16, gravity: 0.06, drag: 0.2,
        angle: roll() * 6, spin: (roll() - 0.5) * 7, size: 0.008 + roll() * 0.008, hue: 38 + roll() * 16, saturation: 92, light: 52 + roll() * 20, life: 3.2,
      }));
    const splendour = () =>
      some(50, (i) => ({
        shape: "star", x: 0.5, y: 0.42, vx: Math.cos(i) * (0.25 + roll() * 0.7), vy: Math.sin(i) * (0.25 + roll() * 0.7), drag: 1.5, gravity: 0.12,
        spin: 4, size: 0.008 + roll() * 0.013, hue: 42 + roll() * 14, light: 70, life: 1.9,
      }));
    return {
      parts: [el("span", { class: "gift-veil" }), el("span", { class: "gift-beam" }), el("span", { class: "gift-rays" }), picture(gift)],
      flights: [...again(26, 150, gold, 300), [1_250, splendour]],
    };
  },
  /** Shakes, lifts off in its own smoke, leaves the picture, and fireworks answer. */
  rocket(gift, roll) {
    const smoke = () =>
      some(7, () => ({
        shape: "smoke", x: 0.5 + (roll() - 0.5) * 0.08, y: 0.97, vx: (roll() - 0.5) * 0.9, vy: -0.05 * roll(), drag: 1.3, size: 0.05 + roll() * 0.05,
        grow: 1.6, hue: 225, saturation: 12, light: 82, alpha: 0.8, life: 1.9,
      }));
    const flame = (i) => {
      const part = i / 18;
      return some(6, () => ({
        shape: "smoke", x: 0.5 + (roll() - 0.5) * 0.02, y: 0.92 - part * part * 0.98, vx: (roll() - 0.5) * 0.12, vy: 0.3 + roll() * 0.25, drag: 1,
        size: 0.03 + roll() * 0.03, grow: 0.5, hue: 16 + roll() * 34, saturation: 100, light: 58, life: 0.8,
      }));
    };
    const firework = (x, y, hue) => () =>
      some(54, (i) => ({
        shape: i % 3 === 0 ? "star" : "dot", x, y, vx: Math.cos(i * 0.1164) * (0.3 + 0.25 * roll()), vy: Math.sin(i * 0.1164) * (0.3 + 0.25 * roll()),
        gravity: 0.2, drag: 1.5, size: 0.005 + roll() * 0.006, hue: hue + roll() * 30, light: 66, life: 1.8,
      }));
    const bursts = some(5, (i) => [3_700 + i * 330, firework(0.18 + roll() * 0.64, 0.16 + roll() * 0.34, roll() * 360)]);
    return {
      parts: [el("span", { class: "gift-veil" }), picture(gift)],
      flights: [...again(14, 120, smoke), ...again(18, 80, flame, 1_550), ...bursts],
    };
  },
};

const unknown = {
  common: (gift, roll) => ({ parts: [picture(gift)], place: aside(roll).place, flights: [] }),
  rare: (gift, roll) => ({
    parts: [el("span", { class: "gift-glow" }), picture(gift)],
    place: { x: `${30 + roll() * 40}%`, y: `${34 + roll() * 24}%` },
    flights: [],
  }),
  legendary: (gift) => ({ parts: [el("span", { class: "gift-veil" }), el("span", { class: "gift-rays" }), picture(gift)], flights: [] }),
};
