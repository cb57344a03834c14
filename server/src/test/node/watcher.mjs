// A viewer with the stock client that stays in one room whatever happens, as docs/protocols.md tells clients to: prints
// each row's seq in the order in which it has them, with the way it came. CHOBI_HTTP and CHOBI_SESSION say where.
import { createTRPCClient, httpLink } from '@trpc/client';
import { io } from 'socket.io-client';

const http = process.env.CHOBI_HTTP;
const sessionId = process.env.CHOBI_SESSION;
const rpc = createTRPCClient({ links: [httpLink({ url: `${http}/api/trpc` })] });
const socket = io(http, { reconnectionDelay: 50, reconnectionDelayMax: 500 });
let last = 0;
let attempt = 0;
/** Live rows and notices of skipped ones that wait, in their order, for the log; null while nothing waits. */
let held = null;

function have(seq, way) {
  last = seq;
  console.log(`${way} ${seq}`);
}

async function readUpTo(lastSeq, mine) {
  while (last < lastSeq && mine === attempt) {
    try {
      const { items } = await rpc.streaming.getEvents.query({ sessionId, afterSeq: last });
      if (mine !== attempt) return;
      for (const { seq } of items) if (seq <= lastSeq) have(seq, 'log');
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Has what is held, and reads from the log what the server did not send. */
async function drain(mine) {
  while (mine === attempt && held.length > 0) {
    const next = held.shift();
    if ('toSeq' in next) await readUpTo(next.toSeq, mine);
    else have(next.seq, 'live');
  }
  if (mine === attempt) held = null;
}

socket.on('connect', () => {
  // What was held before belongs to a connection that is gone, unless this is the same one, taken up again.
  if (socket.recovered && held === null) {
    console.log('state recovered');
    return;
  }
  attempt += 1;
  const mine = attempt;
  held = [];
  socket.emit('join_session', { sessionId, afterSeq: last }, (answer) => {
    if (!answer.ok) {
      console.log(`refused ${JSON.stringify(answer.error)}`);
      setTimeout(() => socket.disconnect().connect(), 200);
      return;
    }
    console.log('state joined');
    for (const { seq } of answer.events) have(seq, 'join');
    held.unshift({ toSeq: answer.lastSeq });
    drain(mine);
  });
});
socket.onAny((name, event) => {
  if (name === 'skipped') console.log(`skipped ${JSON.stringify(event)}`);
  else if (!event?.seq) return;
  if (held !== null) held.push(event);
  else if (event.seq) have(event.seq, 'live');
  else {
    held = [event];
    drain(attempt);
  }
});
socket.on('disconnect', (reason) => console.log(`state lost ${reason}`));
socket.io.on('reconnect_attempt', (attempt) => console.log(`state tries ${attempt}`));
socket.io.on('reconnect_error', (error) => console.log(`state failed ${error.message}`));
