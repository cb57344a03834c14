// The stock socket.io-client against the fixture server:
//   node stock-client.mjs URL polling|websocket|upgrade json|msgpack plain|compressed
import assert from "node:assert/strict";
import { io } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";

const [url, mode, parser, compression] = process.argv.slice(2);
const transports = { polling: ["polling"], websocket: ["websocket"], upgrade: ["polling", "websocket"] }[mode];
const options = {
  transports,
  auth: { token: "123" },
  reconnectionDelay: 20,
  reconnectionDelayMax: 50,
  forceNew: true,
  // As browsers offer it; this client under Node offers none unless it is asked to.
  perMessageDeflate: compression === "compressed" && { threshold: 1024 },
  ...(parser === "msgpack" && { parser: msgpack }),
};

const heard = (socket, event) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} within 10 s`)), 10_000);
    socket.once(event, (...args) => {
      clearTimeout(timer);
      resolve(args);
    });
  });

async function connected(path = "") {
  const socket = io(url + path, options);
  const [auth] = await heard(socket, "auth");
  assert.deepEqual(auth, { token: "123" });
  return socket;
}

async function upgraded(socket) {
  if (mode === "upgrade" && socket.io.engine.transport.name !== "websocket") {
    await heard(socket.io.engine, "upgrade");
  }
}

const facts = {
  async "every message sent around the upgrade is answered, in order"() {
    const socket = await connected();
    const answers = [];
    for (let i = 0; i < 30; i++) {
      socket.emitWithAck("message-with-ack", i).then((n) => answers.push(n), () => answers.push("lost"));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await upgraded(socket);
    while (answers.length < 30) await socket.timeout(5_000).emitWithAck("message-with-ack", -1);
    assert.deepEqual(answers, [...Array(30).keys()]);
    assert.equal(socket.io.engine.transport.name, mode === "polling" ? "polling" : "websocket");
    socket.disconnect();
  },

  async "events, acknowledgements and binary come back as they went"() {
    const socket = await connected();
    const back = heard(socket, "message-back");
    socket.emit("message", 1, "سلام 😀", { a: [null, true] }, new Uint8Array([1, 2, 3]));
    const [one, text, object, bytes] = await back;
    assert.deepEqual([one, text, object], [1, "سلام 😀", { a: [null, true] }]);
    assert.deepEqual([...new Uint8Array(bytes)], [1, 2, 3]);
    const acked = await new Promise((resolve) =>
      socket.emit("message-with-ack", { deep: [Buffer.from([9, 8])] }, "x", (...args) => resolve(args)),
    );
    assert.deepEqual([...new Uint8Array(acked[0].deep[0])], [9, 8]);
    assert.equal(acked[1], "x");
    socket.disconnect();
  },

  async "long text and long binary come back as they went"() {
    const socket = await connected();
    await upgraded(socket);
    if (mode === "websocket") {
      const agreed = socket.io.engine.transport.ws.extensions;
      assert.equal(agreed.includes("permessage-deflate"), compression === "compressed", agreed);
    }
    for (const length of [1_000, 70_000, 200_000]) {
      const text = "سلام hello ".repeat(length / 10);
      const bytes = Buffer.alloc(length, "abc");
      const [gotText, gotBytes] = await new Promise((resolve) =>
        socket.emit("message-with-ack", text, bytes, (...args) => resolve(args)),
      );
      assert.equal(gotText, text);
      assert.deepEqual(Buffer.from(gotBytes), bytes);
    }
    socket.disconnect();
  },

  async "an answer that does not come in time is not waited for, on either side"() {
    const socket = await connected();
    await assert.rejects(socket.timeout(50).emitWithAck("never-answered", 1), /timed out/);
    socket.on("question", () => {});
    const [outcome] = await new Promise((resolve) => {
      socket.once("asked", (...args) => resolve(args));
      socket.emit("ask-me", 50);
    });
    assert.equal(outcome, "TimedOut");
    socket.off("question").on("question", (number, answer) => answer(number + 1, Buffer.from([7])));
    const [answered, value, bytes] = await new Promise((resolve) => {
      socket.once("asked", (...args) => resolve(args));
      socket.emit("ask-me", 5_000);
    });
    assert.deepEqual([answered, value, [...new Uint8Array(bytes)]], ["Answered", 42, [7]]);
    socket.disconnect();
  },

  async "namespaces share one session"() {
    const manager = (await connected()).io;
    const custom = manager.socket("/custom", { auth: { token: "123" } });
    const [auth] = await heard(custom, "auth");
    assert.deepEqual(auth, { token: "123" });
    const unknown = manager.socket("/random");
    const [error] = await heard(unknown, "connect_error");
    assert.equal(error.message, "Invalid namespace");
    manager._close();
  },

  async "a refused client reads why"() {
    const socket = io(url, { ...options, auth: { token: "forged" } });
    const [error] = await heard(socket, "connect_error");
    assert.equal(error.message, "token not valid");
    assert.deepEqual(error.data, { code: "UNAUTHORIZED" });
    socket.disconnect();
  },

  async "a client that was closed comes back by itself"() {
    const socket = await connected();
    // A client that is closed in the middle of its upgrade has stopped polling, and misses that until its own timeout.
    await upgraded(socket);
    const again = heard(socket, "disconnect").then(() => heard(socket, "auth"));
    socket.emit("close-me");
    await again;
    assert.deepEqual(await socket.timeout(5_000).emitWithAck("message-with-ack", 1), 1);
    socket.disconnect();
  },

  async "a client that was sent away stays away"() {
    const socket = await connected();
    const gone = heard(socket, "disconnect");
    socket.emit("disconnect-me");
    assert.equal((await gone)[0], "io server disconnect");
    assert.equal(socket.active, false);
    socket.disconnect();
  },

  async "a message of 20 MB is refused and the client comes back"() {
    const socket = await connected();
    await upgraded(socket);
    const again = heard(socket, "disconnect").then(() => heard(socket, "auth"));
    socket.emit("message", "x".repeat(20_000_000));
    await again;
    // The process ends right after this: what it still had to say by polling would be lost with it.
    await upgraded(socket);
    socket.disconnect();
  },
};

for (const [fact, check] of Object.entries(facts)) {
  try {
    await check();
  } catch (e) {
    console.log(`${mode}: ${fact}: ${e.stack}`);
    process.exit(1);
  }
}
console.log(`ok ${Object.keys(facts).length}`);
process.exit(0);
