import { expect } from 'chai';
import { parseChecks } from './checked-fails.ts';
import { interopDoc, type PeerRecord } from './interop-doc.ts';
import { failOf, runOf } from './testing/results.ts';

const checks = parseChecks(
  'checks.yaml',
  `
- title: It says nothing
  peer: one
  case: ps3.8/a:*
  came: silence for * ms
  judgement: true-fault
  clause: PS3.8 9.2.3
  because: It has to answer.
`,
);

const record: PeerRecord = {
  id: 'one',
  title: 'Peer one',
  version: '1.0',
  command: 'one {port}',
  remark: 'It is small.',
  result: runOf(
    ['x', 'y'].map((name) => failOf('ps3.8/a', name)),
    ['resident memory: 3 MB', 'process died: exit code 0: killed by ps3.8/a:x'],
  ),
};

describe('docs/interop.md', () => {
  const text = interopDoc([record], checks);

  it('tells of each peer its version, how it was started, and the verdicts', () => {
    expect(text).to.contain('| [Peer one](#peer-one) | 1.0 | 0 | 0 | 2 | 0 | 0 | 0 |');
    expect(text).to.contain('Version 1.0. Started with `one {port}`. It is small.');
    expect(text).to.contain('2 cases: 0 pass, 0 warn, 2 fail, 0 inconclusive, 0 not-applicable, 0 error.');
  });

  it('tells how many faults of each severity, and each of them once', () => {
    expect(text).to.contain('| Peer | critical | serious | moderate | minor | warning |');
    expect(text).to.match(/\| \[Peer one\]\(#peer-one\) \| 0 \| 0 \| 1 \| 0 \| 0 \|/);
    expect(text).to.contain('- **moderate**: A malformed message gets no answer (PS3.8 9.2.3; 2 cases)');
  });

  it('tells of each fail its clause, what was expected, what came, and the hand check', () => {
    expect(text).to.contain('### It says nothing\n\n**A fault of the peer** (PS3.8 9.2.3). It has to answer.');
    expect(text).to.contain('- `ps3.8/a`, 2 cases: `x`, `y` (PS3.8 9.2.3, shall)');
    expect(text).to.contain('  - expected: A-ABORT; or A-ASSOCIATE-RJ\n  - came: silence for 2000 ms\n');
    expect(text).to.contain('  > A-ASSOCIATE-RQ\n  - nothing came for 2000 ms\n');
  });

  it('tells deaths, and not what differs from run to run', () => {
    expect(text).to.contain('- its process died once');
    expect(text).not.to.contain('resident memory');
  });
});
