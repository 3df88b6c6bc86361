// A program that sends, against a script: `node --test node.test.js`

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildInstance, cStore, openAssociation } from 'cstore-conformance';
import { startScripted } from './scripted-scp.js';

const { bytes: dataSet, ...identity } = buildInstance('HangingProtocolStorage');
const presentationContexts = [{ abstractSyntax: identity.sopClassUID, transferSyntaxes: [identity.transferSyntax] }];

/** What comes of one C-STORE: its status, or the name of the error. */
async function store(scp) {
  const association = await openAssociation(scp, { callingAETitle: 'SENDER', presentationContexts });
  try {
    return (await cStore(association, { ...identity, dataSet })).status;
  } catch (error) {
    return error.constructor.name;
  } finally {
    await association[Symbol.asyncDispose](); // releases it, if it still exists
  }
}

test('answers each C-STORE as its word says, and stores after the last', async (context) => {
  const scp = await startScripted(['busy', 'abort', 'drop', 'refused']);
  context.after(() => scp.close());
  const came = [];
  for (let time = 0; time < 5; time++) came.push(await store(scp));
  assert.deepEqual(came, [0xa700, 'AssociationAborted', 'TransportClosed', 0xa900, 0x0000]);
});

test('keeps silent at the word silent, as long as the sender waits', async (context) => {
  const scp = await startScripted(['silent']);
  context.after(() => scp.close());
  const outcome = await Promise.race([store(scp), new Promise((resolve) => setTimeout(resolve, 300, 'nothing'))]);
  assert.equal(outcome, 'nothing');
});

test('refuses a word that no script has', async () => {
  await assert.rejects(startScripted(['busy', 'bussy']), /bussy: a script has the words ok, busy/);
});
