import assert from "node:assert/strict";
import { test } from "node:test";
import { askedBehind, behindLive, rateAlone, rewindRange, steer } from "../../src/main/resources/web/assets/js/player-steering.js";

test("close to the wanted distance the speed is left alone", () => {
  assert.deepEqual(steer(8.1, 8), { rate: 1 });
});

test("too far behind plays faster, too close plays slower, never noticeably", () => {
  assert.ok(steer(8.5, 8).rate > 1 && steer(8.9, 8).rate <= 1.08);
  assert.ok(steer(7.5, 8).rate < 1 && steer(7.1, 8).rate >= 0.92);
});

test("far from it there is one jump by the error", () => {
  assert.deepEqual(steer(12, 8), { rate: 1, jump: 4 });
  assert.deepEqual(steer(5, 8), { rate: 1, jump: -3 });
});

test("without jumps the speed does it all, and nothing is hurried that would run dry", () => {
  assert.equal(rateAlone({ behind: 1.5, target: 1.4, hasSpare: true }), 1);
  assert.equal(rateAlone({ behind: 9, target: 1.4, hasSpare: true }), 1.08);
  assert.equal(rateAlone({ behind: 9, target: 1.4, hasSpare: false }), 1);
  assert.equal(rateAlone({ behind: 0.3, target: 1.4, hasSpare: false }), 0.92);
});

test("the address asks for a distance, nonsense asks for nothing", () => {
  assert.equal(askedBehind("?behind=8"), 8);
  assert.equal(askedBehind("?behind=2.5&lang=ar"), 2.5);
  for (const search of ["", "?behind=", "?behind=-3", "?behind=x", "?behind=1e9", "?behind=0"]) {
    assert.equal(askedBehind(search), null, search);
  }
});

test("behind live is told by the programme date-time, unless a clock is plainly wrong", () => {
  assert.equal(behindLive({ now: 20_000, position: 12_000, estimate: 6 }), 8);
  assert.equal(behindLive({ now: 12_000, position: 20_000, estimate: 6 }), 6);
  assert.equal(behindLive({ now: 999_000, position: 12_000, estimate: 6 }), 6);
  assert.equal(behindLive({ now: 20_000, position: null, estimate: null }), null);
});

test("one may go back where there is half a minute to choose from", () => {
  const seekable = (start, end) => ({ length: 1, start: () => start, end: () => end });
  assert.deepEqual(rewindRange(seekable(10, 100)), { start: 11, end: 100 });
  assert.equal(rewindRange(seekable(10, 39)), null);
  assert.equal(rewindRange({ length: 0 }), null);
  assert.equal(rewindRange(seekable(0, Infinity)), null);
});
