// The stock tRPC client against the `conf` router at TRPC_URL.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TRPCClientError, createTRPCClient, httpBatchLink, httpLink } from '@trpc/client';

const url = process.env.TRPC_URL;
const links = {
  httpLink: httpLink({ url }),
  'httpBatchLink by GET': httpBatchLink({ url }),
  'httpBatchLink with a short URL limit': httpBatchLink({ url, maxURLLength: 200 }),
};

async function refusal(promise) {
  const error = await promise.then(() => assert.fail('not refused'), (it) => it);
  assert.ok(error instanceof TRPCClientError, String(error));
  return error;
}

for (const [name, link] of Object.entries(links)) {
  const client = createTRPCClient({ links: [link] });

  test(`${name}: queries and mutations`, async () => {
    assert.equal(await client.conf.ping.query(), 'pong');
    assert.deepEqual(await client.conf.echo.query({ text: 'é + & , 😀', n: [1, null] }), { text: 'é + & , 😀', n: [1, null] });
    assert.equal(await client.conf.echo.query(), null);
    assert.deepEqual(await client.conf.echoMutation.mutate({ a: 1 }), { a: 1 });
    assert.deepEqual(await client.conf.strict.query({ amount: 5 }), { amount: 5 });
    assert.deepEqual(await client.conf.strictMutation.mutate({ amount: 5 }), { amount: 5 });
    assert.equal(await client.conf.nothing.mutate(), undefined);
    assert.deepEqual(await client.conf.slow.query({ ms: 30 }), { ms: 30 });
    assert.deepEqual(await client.conf.date.query(), { at: '2026-01-02T03:04:05.678Z' });
  });

  test(`${name}: many calls at once keep their answers apart`, async () => {
    const amounts = Array.from({ length: 60 }, (_, i) => i + 1);
    const answers = await Promise.all(amounts.map((amount) => client.conf.strict.query({ amount })));
    assert.deepEqual(answers, amounts.map((amount) => ({ amount })));
  });

  test(`${name}: errors`, async () => {
    const asked = await refusal(client.conf.fail.query({ code: 'FORBIDDEN', message: 'no' }));
    assert.equal(asked.message, 'no');
    assert.equal(asked.data.code, 'FORBIDDEN');
    assert.equal(asked.data.httpStatus, 403);
    assert.equal(asked.data.path, 'conf.fail');
    assert.equal(asked.shape.code, -32003);

    const strict = await refusal(client.conf.strict.query({ amount: 1.5 }));
    assert.equal(strict.data.code, 'BAD_REQUEST');
    assert.equal(strict.data.field, 'amount');

    const crash = await refusal(client.conf.crash.query());
    assert.equal(crash.data.code, 'INTERNAL_SERVER_ERROR');
    assert.doesNotMatch(crash.message, /crashed as asked/);

    const missing = await refusal(client.conf.missing.query());
    assert.equal(missing.message, 'No procedure found on path "conf.missing"');

    const wrong = await refusal(client.conf.nothing.query());
    assert.equal(wrong.data.code, 'METHOD_NOT_SUPPORTED');
  });

  test(`${name}: good and bad calls together`, async () => {
    const [good, bad] = await Promise.allSettled([
      client.conf.strict.query({ amount: 1 }),
      client.conf.strict.query({ amount: 0 }),
    ]);
    assert.deepEqual(good.value, { amount: 1 });
    assert.equal(bad.reason.data.field, 'amount');
  });
}
