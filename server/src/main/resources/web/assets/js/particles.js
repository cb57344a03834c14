/**
 * Small things that fly over the picture when a gift plays: petals, sparks, embers, smoke, confetti. One canvas for all
 * gifts, drawn only while something flies; for people who want less motion it stays empty.
 */

/** At the limit the oldest make room. */
const flyingMax = 700;
/** More pixels than this cost a small computer its video. */
const widthMax = 1_280;
/** A page that was away for long has missed it. */
const stepMaxSeconds = 0.05;

export class ParticleField {
  #canvas;
  #pen;
  #flying = [];
  #frame = 0;
  #last = 0;
  #wantsLess = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

  constructor(canvas) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d");
  }

  /**
   * Lets one fly. Places and speeds are in fractions of the stage's height and seconds; `x` in fractions of its width.
   * `{shape, x, y, vx, vy, gravity, drag, size, grow, spin, hue, saturation, light, life}`.
   */
  emit(particle) {
    if (this.#wantsLess?.matches || document.hidden) return;
    if (this.#flying.length >= flyingMax) this.#flying.shift();
    const { gravity = 0, drag = 0, grow = 0, spin = 0, hue = 0, saturation = 90, light = 60, angle = 0 } = particle;
    this.#flying.push({ ...particle, gravity, drag, grow, spin, hue, saturation, light, angle, age: 0 });
    if (this.#frame === 0) {
      this.#last = performance.now();
      this.#frame = requestAnimationFrame((now) => this.#draw(now));
    }
  }

  #draw(now) {
    const seconds = Math.min(stepMaxSeconds, (now - this.#last) / 1000);
    this.#last = now;
    const { width, height } = this.#fit();
    this.#pen.clearRect(0, 0, width, height);
    this.#flying = this.#flying.filter((it) => (it.age += seconds) < it.life);
    const ratio = height / width;
    for (const it of this.#flying) {
      it.vx -= it.vx * it.drag * seconds;
      it.vy += (it.gravity - it.vy * it.drag) * seconds;
      it.x += it.vx * ratio * seconds;
      it.y += it.vy * seconds;
      it.angle += it.spin * seconds;
      this.#paint(it, width, height);
    }
    this.#pen.globalAlpha = 1;
    this.#frame = this.#flying.length > 0 ? requestAnimationFrame((then) => this.#draw(then)) : 0;
    if (this.#frame === 0) this.#pen.clearRect(0, 0, width, height);
  }

  #fit() {
    const { clientWidth, clientHeight } = this.#canvas;
    const scale = Math.min(1, widthMax / Math.max(1, clientWidth));
    const [width, height] = [Math.round(clientWidth * scale), Math.round(clientHeight * scale)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) Object.assign(this.#canvas, { width, height });
    return { width: Math.max(1, width), height: Math.max(1, height) };
  }

  #paint(it, width, height) {
    const pen = this.#pen;
    const part = it.age / it.life;
    const size = it.size * height * (1 + it.grow * part);
    pen.save();
    pen.translate(it.x * width, it.y * height);
    pen.rotate(it.angle);
    pen.globalAlpha = (part < 0.1 ? part * 10 : 1 - Math.max(0, part - 0.55) / 0.45) * (it.alpha ?? 1);
    pen.fillStyle = `hsl(${it.hue} ${it.saturation}% ${it.light}%)`;
    shapes[it.shape](pen, size, it);
    pen.restore();
  }
}

const shapes = {
  dot(pen, size) {
    pen.beginPath();
    pen.arc(0, 0, size, 0, 2 * Math.PI);
    pen.fill();
  },
  smoke(pen, size, { hue, saturation, light }) {
    const fade = pen.createRadialGradient(0, 0, 0, 0, 0, size);
    fade.addColorStop(0, `hsl(${hue} ${saturation}% ${light}% / 60%)`);
    fade.addColorStop(1, `hsl(${hue} ${saturation}% ${light}% / 0%)`);
    pen.fillStyle = fade;
    shapes.dot(pen, size);
  },
  petal(pen, size) {
    pen.beginPath();
    pen.moveTo(0, -size);
    pen.bezierCurveTo(size * 1.1, -size * 0.7, size * 0.9, size * 0.8, 0, size);
    pen.bezierCurveTo(-size * 0.6, size * 0.5, -size * 0.8, -size * 0.6, 0, -size);
    pen.fill();
  },
  heart(pen, size) {
    pen.beginPath();
    pen.moveTo(0, size);
    pen.bezierCurveTo(-size * 1.6, -size * 0.2, -size * 0.7, -size * 1.3, 0, -size * 0.45);
    pen.bezierCurveTo(size * 0.7, -size * 1.3, size * 1.6, -size * 0.2, 0, size);
    pen.fill();
  },
  star(pen, size) {
    pen.beginPath();
    for (let i = 0; i < 8; i++) {
      const reach = i % 2 === 0 ? size : size * 0.32;
      pen.lineTo(Math.cos((i * Math.PI) / 4) * reach, Math.sin((i * Math.PI) / 4) * reach);
    }
    pen.fill();
  },
  shard(pen, size) {
    pen.beginPath();
    pen.moveTo(0, -size * 1.3);
    pen.lineTo(size * 0.6, 0);
    pen.lineTo(0, size * 1.3);
    pen.lineTo(-size * 0.6, 0);
    pen.fill();
  },
  confetti(pen, size, { age, spin }) {
    pen.scale(1, Math.cos(age * (4 + Math.abs(spin))));
    pen.fillRect(-size, -size * 0.55, size * 2, size * 1.1);
  },
};
