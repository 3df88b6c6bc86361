import { expect } from 'chai';
import type { StatusBehaviour } from '../../../model/status-behaviour.ts';
import { parseChecks } from './checked-fails.ts';
import type { PeerRecord } from './interop-doc.ts';
import { scuDoc } from './scu-doc.ts';
import { failOf, runOf } from './testing/results.ts';

const checks = parseChecks(
  'checks.yaml',
  `
- title: It does nothing
  peer: one
  case: "*"
  came: silence for * ms
  judgement: true-fault
  clause: PS3.8 9.2.3
  because: It has to.
`,
);

const behaviour = (some: Partial<StatusBehaviour>): StatusBehaviour => ({
  status: '0xA700',
  category: 'Failure',
  seen: 9,
  goesOn: 0,
  stops: 0,
  aborts: 0,
  triesAgain: 0,
  cases: [],
  ...some,
});

function record(behaviours: readonly StatusBehaviour[]): PeerRecord {
  const fails = ['a', 'b', 'c'].map((scenario) => failOf(`ps3.8/${scenario}`, ''));
  const result = { ...runOf(fails), durationMs: 61_400, statusBehaviour: [...behaviours] };
  return { id: 'one', title: 'SCU one', version: '1.0', command: 'one {files}', remark: 'It is small.', result };
}

describe('what docs/interop.md says of SCUs', () => {
  it('is their verdicts and faults, how long they took, and each fail with its check', () => {
    const text = scuDoc([record([])], checks);
    expect(text).to.contain('| [SCU one](#scu-one) | 1.0 | 0 | 0 | 3 | 0 | 0 | 0 |');
    expect(text).to.contain('SCU one 61 s');
    expect(text).to.contain('Version 1.0. Run with `one {files}`. It is small.');
    expect(text).to.contain('### It does nothing\n\n**A fault of the peer** (PS3.8 9.2.3). It has to.');
  });

  it('shows two transcripts of one check', () => {
    expect(scuDoc([record([])], checks).split('```text')).to.have.length(3);
  });

  it('is what each does after a failure and after a warning, and by what it shows it', () => {
    const text = scuDoc(
      [
        record([
          behaviour({ goesOn: 2, stops: 5, shownBy: ['exit status', 'output'] }),
          behaviour({ status: '0xC000', triesAgain: 2, triesAgainAfterMs: 30, aborts: 1, shownBy: [] }),
        ]),
      ],
      checks,
    );
    expect(text).to.contain('| SCU one | 0xA700 | stops (5 times), goes on (2 times) | no | exit status, output |');
    expect(text).to.contain('|  | 0xB000 | did not get it |  |  |');
    expect(text).to.contain('|  | 0xC000 | aborts (once) | 2 times, after 30 ms | nothing |');
  });
});
