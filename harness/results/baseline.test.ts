import { expect } from 'chai';
import { formatProblem } from '../yaml/problem.ts';
import { isAbout, parseBaseline } from './baseline.ts';

const good = `- case: ps3.7/9.1.1/*
  verdict: fail
  reason: fixed in 2.0
  acceptedBy: the vendor
  until: 2030-06-30
`;

const disputes = `disputes:
  - rule: response/message-id
    by: ACME
    text: We read PS3.7 in another way
    date: 2026-11-20
`;

function problemsOf(yaml: string): string[] {
  const read = parseBaseline('known.yaml', yaml);
  return 'problems' in read ? read.problems.map(formatProblem) : [];
}

describe('a baseline', () => {
  it('is a list of waivers', () => {
    const waiver = { case: 'ps3.7/9.1.1/*', verdict: 'fail', reason: 'fixed in 2.0', acceptedBy: 'the vendor' };
    expect(parseBaseline('known.yaml', good)).to.deep.equal({
      waivers: [{ ...waiver, until: '2030-06-30' }],
      disputes: [],
    });
  });

  it('names a fault by its rule as well', () => {
    const yaml = '- { rule: associate-ac/*, reason: r, acceptedBy: QA, until: 2030-06-30 }';
    expect(parseBaseline('known.yaml', yaml)).to.deep.equal({
      waivers: [{ rule: 'associate-ac/*', reason: 'r', acceptedBy: 'QA', until: '2030-06-30' }],
      disputes: [],
    });
  });

  it('may be empty', () => {
    for (const text of ['', '# nothing yet\n', '[]', '{}', 'disputes: []'])
      expect(parseBaseline('known.yaml', text)).to.deep.equal({ waivers: [], disputes: [] });
  });

  it('may have disputes beside its waivers', () => {
    const read = parseBaseline('known.yaml', `waivers:\n${good.replaceAll(/^/gm, '  ').trimEnd()}\n${disputes}`);
    expect(read).to.have.property('waivers').with.length(1);
    expect(read)
      .to.have.property('disputes')
      .that.deep.equals([
        { rule: 'response/message-id', by: 'ACME', text: 'We read PS3.7 in another way', date: '2026-11-20' },
      ]);
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['an unknown key', good.replace('acceptedBy', 'accepted'), /^known\.yaml:4:3: unknown key "accepted"/m],
    ['a missing key', good.replace(/ {2}reason.*\n/, ''), /^known\.yaml:1:3: "reason" is missing/],
    ['an empty reason', good.replace('fixed in 2.0', "' '"), /^known\.yaml:3:11: must not be empty/],
    ['a verdict that needs no waiver', good.replace('fail', 'pass'), /^known\.yaml:2:12: .*must be one of fail, warn/],
    ['a day that is none', good.replace('06-30', '06-31'), /^known\.yaml:5:10: must be a day such as/],
    ['a word', 'none\n', /^known\.yaml:1:1: must be a list/],
    ['a map of something else', 'case: x\n', /^known\.yaml:1:1: unknown key "case"/],
    ['a dispute without words', disputes.replace(/ {4}text.*\n/, ''), /^known\.yaml:2:5: "text" is missing/],
    ['a dispute of a day that is none', disputes.replace('11-20', '11-31'), /^known\.yaml:5:11: must be a day such as/],
    ['a dispute of nothing', disputes.replace(/rule: .*\n {4}/, ''), /^known\.yaml:2:5: "rule" or "case" is missing/],
    ['neither a case nor a rule', good.replace(/case: .*\n {2}/, ''), /^known\.yaml:1:3: "rule" or "case" is missing/],
    ['both a case and a rule', `${good}  rule: x\n`, /^known\.yaml:1:9: give "rule" or "case", not both/],
    ['a case without its verdict', good.replace(/ {2}verdict.*\n/, ''), /^known\.yaml:1:3: "verdict" is missing/],
    ['a rule with a verdict', good.replace('case:', 'rule:'), /^known\.yaml:2:12: goes with "case" only/],
    ['no YAML', '- case: [', /^known\.yaml:1:\d+: /],
  ];
  for (const [what, yaml, says] of wrong) {
    it(`with ${what} is refused with line and column`, () => {
      expect(problemsOf(yaml).join('\n')).to.match(says);
    });
  }

  it('names cases by id, with * for any characters and nothing else for more than itself', () => {
    expect(isAbout({ case: 'a/b.c:X' }, 'a/b.c:X')).to.equal(true);
    expect(isAbout({ case: 'a/b.c' }, 'a/b.c:X')).to.equal(false);
    expect(isAbout({ case: 'a/b.c:*' }, 'a/b.c:X:Y')).to.equal(true);
    expect(isAbout({ case: 'a/b.c' }, 'a/bxc')).to.equal(false);
    expect(isAbout({ case: '*:X' }, 'a/b:X')).to.equal(true);
  });
});
