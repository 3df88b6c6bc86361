import { expect } from 'chai';
import { runSteps } from './testing/run-steps.ts';

const steps = `
  - associate: {}
  - repeat:
      times: 3
      steps:
        - c-store: {}
        - expect: { response: { Status: Success } }`;

describe('repeat', () => {
  it('does its steps so many times, each time with another Message ID', async () => {
    const { result, commands } = await runSteps(steps);
    expect(result, result.reason).to.include({ verdict: 'pass' });
    expect(commands.map(({ MessageID }) => MessageID)).to.deep.equal([1, 2, 3]);
  });

  it('ends with the first time that is not as expected', async () => {
    const { result, commands } = await runSteps(steps, {
      onRequest: (good, { MessageID }) => (MessageID === 2 ? { ...good, Status: 0xa700 } : undefined),
    });
    expect(result).to.include({ verdict: 'fail' });
    expect(commands.map(({ MessageID }) => MessageID)).to.deep.equal([1, 2]);
  });
});
