import { expect } from 'chai';
import type { Case } from '../../case/case.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { explanation } from './explanation.ts';

function explained(body: string): string[] {
  const head = 'id: ps3.7/x\ntitle: A title\nrequirement: { ref: PS3.7 9.1.1, level: should, text: A text. }\n';
  const { scenario, problems } = readScenario('x.yaml', head + body);
  expect(problems).to.deep.equal([]);
  return explanation(scenario?.cases[0] as Case);
}

describe('the explanation of a case', () => {
  it('says what it is about', () => {
    const lines = explained('sut: scp\nsteps: [{ associate: {} }, { send: { bytes: "00" } }, { expect: aborted }]\n');
    expect(lines.slice(0, 7)).to.deep.equal([
      'ps3.7/x',
      'A title',
      '',
      'requirement  PS3.7 9.1.1, should: A text.',
      'under test   an SCP; the harness is the SCU',
      'input        illegal: a peer that keeps to the standard does not send this',
      'file         x.yaml:1',
    ]);
  });

  it('has the reactions of a step with names written out, their notes, and the verdict of each', () => {
    const lines = explained(`sut: scp
steps:
  - c-store: { association: next }
  - expect:
      wait: brief
      ignore: [released]
      anyOf: [aborted, closed-without-abort, { response: { Status: 0xA700 }, verdict: inconclusive, note: full }]
`);
    const from = lines.findIndex((line) => line.startsWith('1.'));
    expect(lines.slice(from, from + 11)).to.deep.equal([
      '1.  c-store (association next): Send a C-STORE-RQ; does not wait for the response.',
      '2.  expect: Wait for what the SUT does next and judge it.',
      '      passes over A-RELEASE-RP',
      '      waits 1 s for one of these:',
      '        pass          A-ABORT',
      '        warn          connection closed',
      '                        it closed the connection; PS3.8 9.1.4 calls an A-ABORT before that the appropriate behavior',
      '        inconclusive  response, Status 0xA700 Refused: Out of resources (Failure)',
      '                        full',
      '        warn          anything else',
      '',
    ]);
  });

  it('has the steps of a repetition below it, and how the built-in SCP is scripted', () => {
    const lines = explained(
      'sut: scp\nscp: { artimMs: 200 }\nsteps: [{ repeat: { times: 3, steps: [{ associate: { expect: nothing } }, { expect: aborted }] } }]\n',
    );
    expect(lines).to.include('The built-in SCP is scripted, so the case is for no other: { artimMs: 200 }');
    expect(lines).to.include('      times: 3');
    expect(lines).to.include('            goes on without waiting for an answer');
  });
});
