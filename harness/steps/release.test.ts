import { expect } from 'chai';
import type { Transport } from '../../src/wire.ts';
import { reasonText, transcriptText } from '../words/testing/of-case.ts';
import { runSteps, success } from './testing/run-steps.ts';

describe('the ends of an association', () => {
  it('are recorded as what the harness did', async () => {
    for (const verb of ['abort', 'close', 'reset']) {
      const { result } = await runSteps(`
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - ${verb}: {}`);
      expect(result, verb).to.include({ verdict: 'pass', transport: 'ended-by-harness', health: 'ok' });
    }
  });

  it('are judged by the response that is still owed', async () => {
    const { result } = await runSteps(
      `
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - c-store: valid
  - release: {}`,
      {
        onRequest: (good, { CommandField }) =>
          CommandField === 1 ? { ...good, MessageIDBeingRespondedTo: 4 } : undefined,
      },
    );
    expect(result).to.include({ transport: 'released' });
    expect(result.findings.map(({ text }) => text).join()).to.match(/Message ID Being Responded To is 4/);
  });

  it('do not wait for it where the scenario says so', async () => {
    const { result } = await runSteps(
      `
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - c-store: valid
  - release: { outstanding: true }`,
      { onRequest: (_good, { CommandField }) => (CommandField === 1 ? 'silence' : undefined) },
    );
    expect(result).to.include({ verdict: 'pass', transport: 'released' });
  });

  it('list that a SUT never answers, even if nothing was expected of it', async () => {
    const { result } = await runSteps(
      `
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - c-store: valid`,
      { onRequest: (_good, { CommandField }) => (CommandField === 1 ? 'silence' : undefined) },
    );
    expect(result.findings.map(({ text }) => text).join()).to.match(/C-STORE request was answered with silence/);
  });

  it('come for several associations, each under its name', async () => {
    const open: Transport[] = [];
    const { result } = await runSteps(
      `
  - associate: {}
  - associate: { association: second }
  - c-store: { association: second }
  - expect: { association: second, response: { Status: Success } }
  - c-store: valid
  ${success}`,
      { onConnection: (transport) => open.push(transport) },
    );
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    expect(transcriptText(result)).to.match(/\[second\] A-ASSOCIATE-AC/);
    expect(open.every(({ closed }) => closed)).to.equal(true);
  });

  it('wait as long as the scenario says', async () => {
    const { result } = await runSteps(`
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - wait: { ms: 30 }`);
    expect(result.durationMs).to.be.greaterThan(25);
  });
});
