// The retry policy in node:test: `node --test node.test.js`

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { abortAssociation, buildInstance, rejection, startScp } from 'cstore-conformance';
import { sendWithRetry } from './send-with-retry.js';

describe('sendWithRetry', () => {
  const { bytes: dataSet, ...identity } = buildInstance('HangingProtocolStorage');
  const send = () => sendWithRetry(scp, { ...identity, dataSet }, { attempts: 3, delayMs: 1 });
  const statuses = () => scp.received.map(({ status }) => status);
  let scp;
  afterEach(() => scp.close());

  it('sends again what was refused because the SCP is out of resources', async () => {
    scp = await startScp({ answer: ({ call }) => (call < 3 ? 0xa700 : 0x0000) });
    assert.equal(await send(), 0x0000);
    assert.deepEqual(statuses(), [0xa700, 0xa700, 0x0000]);
  });

  it('gives up after three attempts', async () => {
    scp = await startScp({ answer: () => 0xa700 });
    assert.equal(await send(), 0xa700);
    assert.deepEqual(statuses(), [0xa700, 0xa700, 0xa700]);
  });

  it('does not send again what will never be stored', async () => {
    scp = await startScp({ answer: () => 0xa900 });
    assert.equal(await send(), 0xa900);
    assert.deepEqual(statuses(), [0xa900]);
  });

  it('associates again after a transient rejection, and after an abort', async () => {
    scp = await startScp({
      associate: ({ call }) => (call === 1 ? rejection('temporary-congestion') : undefined),
      answer: ({ call }) => (call === 1 ? abortAssociation : 0x0000),
    });
    assert.equal(await send(), 0x0000);
    assert.deepEqual(
      scp.associations.map(({ accepted }) => accepted),
      [false, true, true],
    );
  });

  it('does not associate again after a permanent rejection', async () => {
    scp = await startScp({ associate: () => rejection('calling-AE-title-not-recognized') });
    await assert.rejects(send(), { name: 'AssociationRejected' });
    assert.equal(scp.associations.length, 1);
  });
});
