import { expect } from 'chai';
import { deadly, faultyRun } from '../report/faulty-run-fixture.ts';
import { shellWord } from './shell-word.ts';
import { ticketText } from './ticket.ts';

describe('A ticket', () => {
  const run = faultyRun();
  const [worst] = run.faults;

  it('says what is wrong, how bad, what was expected, what came, and how to see it again', () => {
    const text = worst ? ticketText(worst, deadly, run) : '';
    for (const part of [
      '## A legal message kills the process',
      '- Severity: critical',
      '- Clause: PS3.8 E.1',
      '- System: `ANY-SCP@127.0.0.1:11112`, `OFFIS_DCMTK_367`, `1.2.276.0.7230010.3.0.3.6.7`',
      'The standard: A P-DATA-TF holds one or more PDVs of a message.',
      '- Expected: response, Status 0x0000 Success (Success)',
      '- Actual: connection reset (RST)',
      '- Afterwards: died: killed by SIGSEGV',
      'The case: PDVs of different lengths in one P-DATA-TF are taken',
      '    cstore run ps3.8/e.1/fragments:CTImageStorage --scp ANY-SCP@127.0.0.1:11112',
      `on ${run.startedAt.slice(0, 10)}, with seed ${run.seed}.`,
      '    >      0.4 ms  A-ASSOCIATE-RQ',
    ]) {
      expect(text).to.contain(part);
    }
  });

  it('runs the case that can be run again, and names no command of an SCU', () => {
    const text = worst ? ticketText(worst, deadly, { ...run, sut: { ...run.sut, role: 'scu' } }, 'ps3.7/x') : '';
    expect(text).to.contain('To see it again, with the options that name the system:');
    expect(text).to.match(/^ {4}cstore run ps3\.7\/x$/m);
  });

  it('has no markup, no line and no character of the peer', () => {
    const evil = '`</details>\n# heading [x](http://e.org) \x1b[31m\u202e';
    const hostile = { ...deadly, id: evil, reasons: [{ kind: 'note' as const, text: evil }] };
    const text = worst ? ticketText({ ...worst, title: evil }, hostile, run) : '';
    expect(text).not.to.match(/^# heading/m);
    expect(text).to.contain('## \\`&lt;/details&gt;\\\\n\\# heading \\[x\\](http:\\/\\/e.org)');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
    expect(text).not.to.match(/[\x1b\u202e]/);
  });

  it('names the system as code, unless its name would end the code', () => {
    const named = (address: string) =>
      worst ? ticketText(worst, deadly, { ...run, sut: { ...run.sut, address } }) : '';
    expect(named('A@b:1')).to.contain('- System: `A@b:1`, ');
    expect(named('A`<b>@all')).to.contain('- System: A\\`&lt;b&gt;@<!-- -->all, ');
  });

  it('shows the end of a long conversation, and how much was left out', () => {
    const wire = Array.from({ length: 30 }, () => deadly.wire[0]).flatMap((each) => each ?? []);
    const text = worst ? ticketText(worst, { ...deadly, wire }, run) : '';
    expect(text).to.contain('    ... 10 earlier lines');
  });
});

describe('A word for a shell', () => {
  it('is quoted if it has to be', () => {
    expect(shellWord('ps3.8/e.1:CT')).to.equal('ps3.8/e.1:CT');
    expect(shellWord("a b'c")).to.equal("'a b'\\''c'");
    expect(shellWord('$(x)')).to.equal("'$(x)'");
  });
});
