import { expect } from 'chai';
import { progressText, restText, showFuzzProgress } from './fuzz-progress.ts';

const progress = {
  ...{ phase: 'random', done: 1250, skipped: 0, elapsedMs: 5000, reactions: 42, finds: 2, warnings: 1 },
} as const;

describe('The progress of a campaign', () => {
  it('has inputs, inputs a second, reactions and finds', () => {
    expect(progressText(progress)).to.equal('random: 1,250 inputs, 250/s, 42 reactions, 2 finds, 1 warning');
  });

  it('tells what is left of the inputs or of the time, whichever is shorter', () => {
    expect(restText(progress, { runs: 2500 })).to.equal(', 5 s left');
    expect(restText(progress, {})).to.equal(', 7 s left');
    expect(restText(progress, { time: 605_000 })).to.equal(', 10 min left');
    expect(restText(progress, { time: 605_000, runs: 2500 })).to.equal(', 5 s left');
    expect(restText({ done: 0, elapsedMs: 1 }, { runs: 10 })).to.equal('');
    expect(restText(progress, { runs: 100 })).to.equal('');
  });

  it('tells a failure once it is seen, without saying its class twice', () => {
    const written: string[] = [];
    const display = showFuzzProgress({ write: (text: string) => written.push(text) > 0 }, {});
    const failure = { class: 'process died', key: '', clause: '', level: 'fail' } as const;
    display.tell({ kind: 'failure', failure: { ...failure, text: 'process died: signal SIGSEGV' }, uses: 'pdv/x' });
    display.tell({ kind: 'failure', failure: { ...failure, text: 'it is gone' }, uses: 'pdv/x' });
    display.end();
    expect(written).to.deep.equal(['process died: signal SIGSEGV (pdv/x)\n', 'process died: it is gone (pdv/x)\n']);
  });
});
