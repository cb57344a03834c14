import assert from "node:assert/strict";
import { test } from "node:test";
import { marked, partHoldBack, playlistLoader } from "../../src/main/resources/web/assets/js/playlist-loader.js";

test("the mark in an address is replaced and nothing else", () => {
  assert.equal(marked("http://a/live/1/media.m3u8?p=old&_HLS_msn=3", "new"), "http://a/live/1/media.m3u8?p=new&_HLS_msn=3");
  assert.equal(marked("/live/1/media.m3u8?_HLS_msn=3&p=old", "new"), "/live/1/media.m3u8?_HLS_msn=3&p=new");
  assert.equal(marked("/live/1/t/abc/media.m3u8", "new"), "/live/1/t/abc/media.m3u8");
  assert.equal(marked("/live/1/media.m3u8?p=old", null), "/live/1/media.m3u8?p=old");
});

test("only a low-latency playlist says how far to hold back its parts", () => {
  assert.equal(partHoldBack("#EXTM3U\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.05\n"), 1.05);
  assert.equal(partHoldBack("#EXTM3U\n#EXT-X-SERVER-CONTROL:HOLD-BACK=18\n"), null);
});

test("the loader tells of the hold-back before hls.js reads the playlist", () => {
  const said = [];
  class Loader {
    load(context, _config, callbacks) {
      said.push(context.url);
      callbacks.onSuccess({ data: "#EXT-X-SERVER-CONTROL:PART-HOLD-BACK=0.9" }, "more");
    }
  }
  const Ours = playlistLoader({ DefaultConfig: { loader: Loader } }, { mark: () => "me", onHoldBack: (s) => said.push(s) });
  new Ours().load({ url: "/m.m3u8?p=x" }, {}, { onSuccess: (response, more) => said.push(response.data.length, more) });
  assert.deepEqual(said, ["/m.m3u8?p=me", 0.9, 40, "more"]);
});
