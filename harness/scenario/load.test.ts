import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { formatProblem } from '../yaml/problem.ts';
import { loadScenarios } from './load.ts';
import { scenariosFolder } from './package-root.ts';
import { readScenario } from './read-scenario.ts';
import { bundled } from './testing/bundled.ts';

const head = `id: ps3.7/x
title: A title
requirement: { ref: PS3.7 9.1.1, level: shall, text: A text. }
sut: scp
`;
const steps = `steps:
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: 0x0000 } }
`;

/** Does something without the rights of root, to whom no folder is closed. */
function asNobody<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

function problemsOf(text: string): string[] {
  return readScenario('x.yaml', text).problems.map(formatProblem);
}

function casesOf(text: string) {
  const { scenario, problems } = readScenario('x.yaml', text);
  expect(problems.map(formatProblem)).to.deep.equal([]);
  return scenario?.cases ?? [];
}

describe('loading a scenario', () => {
  it('gives one case where there is no matrix', () => {
    const cases = casesOf(head + steps);
    expect(cases).to.have.length(1);
    expect(cases[0]).to.include({ id: 'ps3.7/x', sopClass: 'accepted', transferSyntax: 'accepted', role: 'scp' });
    expect(cases[0]?.given).to.deep.equal({});
  });

  it('makes a case of every SOP Class with every Transfer Syntax', () => {
    const cases = casesOf(`${head}for: { sopClass: nonPatient, transferSyntax: uncompressed }\n${steps}`);
    expect(cases).to.have.length(36);
    expect(cases[0]?.id).to.equal('ps3.7/x:HangingProtocolStorage:ImplicitVRLittleEndian');
    expect(new Set(cases.map(({ id }) => id))).to.have.property('size', 36);
  });

  it('fills parameters in, with their type and with their wording', () => {
    const text = `${head.replace('A title', 'Status $status')}params: { status: [0xA700, 0xC000] }
steps:
  - associate: {}
  - expect: { response: { Status: $status } }
`;
    const cases = casesOf(text);
    expect(cases.map(({ id }) => id)).to.deep.equal(['ps3.7/x:0xA700', 'ps3.7/x:0xC000']);
    expect(cases[0]).to.deep.include({ title: 'Status 0xA700', given: { status: '0xA700' } });
    expect(cases[1]?.body).to.have.nested.property('steps[1].args.response.Status', 0xc000);
  });

  it('takes parameters with labels, and parts of them', () => {
    const text = `${head.replace('A title', 'It is $row - $row.code')}params: { row: { full: { code: 0xA700 }, odd: { code: 0xC000 } } }
steps:
  - expect: { response: { Status: $row.code } }
`;
    const cases = casesOf(text);
    expect(cases.map(({ given }) => given.row)).to.deep.equal(['full', 'odd']);
    expect(cases.map(({ title }) => title)).to.deep.equal(['It is full - 0xA700', 'It is odd - 0xC000']);
  });

  const wrong: readonly (readonly [what: string, text: string, problem: string | RegExp])[] = [
    ['an unknown key', `${head}stepz: []\n${steps}`, 'x.yaml:5:1: unknown key "stepz"; did you mean "steps"?'],
    [
      'an unknown verb',
      head + steps.replace('c-store', 'cstore'),
      'x.yaml:7:5: unknown key "cstore"; did you mean "c-store"?',
    ],
    [
      'an unknown key of a step',
      head + steps.replace('associate: {}', 'associate: { callingAeTitle: X }'),
      'x.yaml:6:18: unknown key "callingAeTitle"; did you mean "callingAETitle"?',
    ],
    [
      'an unknown key far down',
      head + steps.replace('Status', 'Statsu'),
      'x.yaml:8:27: unknown key "Statsu"; did you mean "Status"?',
    ],
    [
      'an unknown SOP Class',
      `${head}for: { sopClass: HangingProtocolStorag }\n${steps}`,
      'x.yaml:5:18: unknown SOP Class "HangingProtocolStorag"; did you mean "HangingProtocolStorage"?',
    ],
    [
      'an unknown SOP Class in a list',
      `${head}for: { sopClass: [CTImageStorage, CtImage] }\n${steps}`,
      /^x\.yaml:5:35: unknown SOP Class "CtImage"/,
    ],
    [
      'an unknown Transfer Syntax',
      `${head}for: { transferSyntax: ImplicitLittleEndian }\n${steps}`,
      /^x\.yaml:5:24: unknown Transfer Syntax "ImplicitLittleEndian"/,
    ],
    [
      'an unknown status',
      head + steps.replace('0x0000', 'Sucess'),
      'x.yaml:8:35: unknown status "Sucess"; did you mean "Success"?',
    ],
    [
      'an unknown command element',
      head + steps.replace('c-store: valid', 'c-store: { command: { MessageId: 1 } }'),
      'x.yaml:7:27: unknown command element "MessageId"; did you mean "MessageID"?',
    ],
    ['a wrong type', head.replace('A title', '[1]') + steps, 'x.yaml:2:8: must be text, not a list'],
    ['a missing key', head.replace(/title.*\n/, '') + steps, 'x.yaml:1:1: "title" is missing'],
    ['a wrong word', head.replace('shall', 'must') + steps, /^x\.yaml:3:41: "must": must be one of shall, should, may/],
    ['a wrong role', head.replace('sut: scp', 'sut: pacs') + steps, /^x\.yaml:4:6: .*must be scp or scu/],
    [
      'bad hex',
      head + steps.replace('c-store: valid', 'send: { bytes: "0g" }'),
      /^x\.yaml:7:20: must be pairs of hexadecimal/,
    ],
    [
      'no expectation',
      head + steps.replace(/ {2}- expect.*\n/, ''),
      'x.yaml:6:3: nothing is expected: add an `expect` step',
    ],
    [
      'two verbs in a step',
      head + steps.replace('associate: {}', 'associate: {}\n    release: {}'),
      'x.yaml:6:5: a step has exactly one verb',
    ],
    ['an unknown parameter', head + steps.replace('0x0000', '$code'), 'x.yaml:8:35: unknown parameter $code'],
    [
      'a SOP Class parameter that is not known yet',
      head + steps.replace('valid', '{ command: { AffectedSOPClassUID: $sopClass } }'),
      /^x\.yaml:7:48: \$sopClass is known only when `for` names it/,
    ],
    [
      'an attribute that does not exist',
      head + steps.replace('valid', '{ dataSet: { set: { PatientNaem: X } } }'),
      /^x\.yaml:7:\d+: PatientNaem: PatientNaem is neither a keyword of PS3\.6 nor a tag/,
    ],
    [
      'an attribute to remove that does not exist',
      head + steps.replace('valid', '{ dataSet: { remove: [PatientID, Nothing] } }'),
      /^x\.yaml:7:\d+: Nothing: Nothing is neither/,
    ],
    [
      'a profile that is none',
      `${head}for: { sopClass: InventoryStorage }\n${steps.replace('valid', '{ dataSet: { profile: fat } }')}`,
      /^x\.yaml:8:36: .*must be one of minimal, typical, full/,
    ],
    [
      'a profile that a SOP Class does not have',
      `${head}for: { sopClass: CTImageStorage }\n${steps.replace('valid', '{ dataSet: { profile: full } }')}`,
      'x.yaml:8:36: there is no full instance of CTImageStorage, only of the Non-Patient SOP Classes',
    ],
    [
      'a profile of a SOP Class that is not known yet',
      head + steps.replace('valid', '{ dataSet: { profile: typical } }'),
      /^x\.yaml:7:36: the SUT chooses the SOP Class.*name SOP Classes in `for`$/,
    ],
    [
      'an attribute in an Item that the profile does not have',
      `${head}for: { sopClass: HangingProtocolStorage }
${steps.replace('valid', '{ dataSet: { profile: typical, remove: ["DisplaySetsSequence[9].DisplaySetNumber"] } }')}`,
      /there is no DisplaySetsSequence\[9\]/,
    ],
    [
      'a file that is not there',
      head + steps.replace('valid', 'missing.dcm'),
      'x.yaml:7:14: no such file: missing.dcm',
    ],
    [
      'too many cases',
      `${head}params: { a: [${'1,'.repeat(80)}], b: [${'1,'.repeat(80)}] }\n${steps}`,
      /more than 5000 cases/,
    ],
    ['no map at all', '- a\n- b\n', /^x\.yaml:1:1: a scenario is a map/],
    ['an empty file', '', /^x\.yaml:1:1: a scenario is a map/],
    [
      'labels that make one id',
      `${head}params: { a: { x y: 1, x-y: 2 } }\n${steps}`,
      'x.yaml:5:1: two cases would have the id ps3.7/x:x-y: choose other labels',
    ],
    ['broken YAML', 'id: [', /^x\.yaml:1:\d+: /],
  ];
  for (const [what, text, problem] of wrong) {
    it(`reports ${what} in one line with its place`, () => {
      const problems = problemsOf(text);
      expect(problems, problems.join('\n')).to.have.length(1);
      if (typeof problem === 'string') expect(problems[0]).to.equal(problem);
      else expect(problems[0]).to.match(problem);
      expect(problems[0]).not.to.include('\n');
    });
  }

  it('reports a parameter that has the wrong type where it is used', () => {
    const text = `${head}params: { version: [1, big] }\n${steps.replace('{}', '{ protocolVersion: $version }')}`;
    expect(problemsOf(text)).to.deep.equal(['x.yaml:7:35: must be a number, not text']);
  });

  it('reports several faults at once', () => {
    const text = head.replace('PS3.7 9.1.1', 'RFC 1') + steps.replace('0x0000', 'Nothing');
    expect(problemsOf(text)).to.have.length(2);
  });
});

describe('loading files and folders', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cstore-scenarios-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('reads every YAML file below a folder, in order', () => {
    fs.mkdirSync(path.join(folder, 'b'));
    fs.writeFileSync(path.join(folder, 'b', 'two.yml'), head.replace('ps3.7/x', 'ps3.7/two') + steps);
    fs.writeFileSync(path.join(folder, 'a.yaml'), head.replace('ps3.7/x', 'ps3.7/one') + steps);
    fs.writeFileSync(path.join(folder, 'README.md'), '# no scenario');
    const { scenarios, problems } = loadScenarios([folder]);
    expect(problems).to.deep.equal([]);
    expect(scenarios.map(({ id }) => id)).to.deep.equal(['ps3.7/one', 'ps3.7/two']);
  });

  it('loads what is known to be right to the same scenarios, without checking it again', () => {
    const { scenarios, problems } = loadScenarios([scenariosFolder], () => true);
    expect([problems, JSON.stringify(scenarios)]).to.deep.equal([[], JSON.stringify(bundled.scenarios)]);
    const wrong = path.join(folder, 'wrong.yaml');
    fs.writeFileSync(wrong, head + steps.replace('valid', '{ dataSet: { set: { NoSuchAttribute: 1 } } }'));
    const of = (isChecked: boolean) => loadScenarios([wrong], () => isChecked).problems.length;
    expect([of(false), of(true)]).to.deep.equal([1, 0]);
  });

  it('reports an id that stands twice, at the second', () => {
    fs.writeFileSync(path.join(folder, 'a.yaml'), head + steps);
    fs.writeFileSync(path.join(folder, 'b.yaml'), `# once more\n${head}${steps}`);
    const { scenarios, problems } = loadScenarios([folder]);
    expect(scenarios).to.have.length(1);
    expect(problems.map(formatProblem)).to.deep.equal([
      `${path.join(folder, 'b.yaml')}:2:5: id "ps3.7/x" is already used by ${path.join(folder, 'a.yaml')}`,
    ]);
  });

  it('reads a file once, under whatever names it is given, and follows no link in circles', () => {
    const file = path.join(folder, 'a.yaml');
    fs.writeFileSync(file, `\uFEFF${head}${steps}`);
    fs.symlinkSync('a.yaml', path.join(folder, 'link.yaml'));
    fs.symlinkSync('.', path.join(folder, 'loop'));
    fs.mkdirSync(path.join(folder, 'folder.yaml'));
    const { scenarios, problems } = loadScenarios([folder, file, path.relative('.', file)]);
    expect(problems).to.deep.equal([]);
    expect(scenarios.map((scenario) => scenario.file)).to.deep.equal([file]);
  });

  it('reports a folder that cannot be read', () => {
    fs.chmodSync(folder, 0o755);
    const locked = path.join(folder, 'locked');
    fs.mkdirSync(locked, { mode: 0 });
    const { problems } = asNobody(() => loadScenarios([folder]));
    expect(problems.map(formatProblem)).to.deep.equal([`${locked}:1:1: the folder cannot be read: no permission`]);
  });

  it('reports a link that leads nowhere', () => {
    fs.symlinkSync('none', path.join(folder, 'link.yaml'));
    expect(loadScenarios([folder]).problems[0]?.text).to.equal('cannot be read: it is a link that leads nowhere');
  });

  it('reports a path that does not exist', () => {
    expect(loadScenarios([path.join(folder, 'none')]).problems[0]).to.include({ text: 'no such file or folder' });
  });
});
