import { expect } from 'chai';
import { brokenRule, deadly, faultyRun } from '../report/faulty-run-fixture.ts';
import { shellWord } from './shell-word.ts';
import { ticketsHead, ticketTail, ticketText } from './ticket.ts';

describe('A ticket', () => {
  const run = faultyRun();
  const [worst] = run.faults;
  const textOf = (one = deadly, about = run, seen = [one]) =>
    worst ? ticketText(worst, { clearest: one, seen }, about) : '';

  it('says what is wrong, how bad, what was expected, what came, and how to see it again', () => {
    const text = textOf();
    for (const part of [
      '## A legal message kills the process',
      '- Severity: critical',
      '- Clause: PS3.8 E.1',
      '- System: `ANY-SCP@127.0.0.1:11112`, `OFFIS_DCMTK_367`, `1.2.276.0.7230010.3.0.3.6.7`',
      'The standard: A P-DATA-TF holds one or more PDVs of a message.',
      '- Expected: response, Status 0x0000 Success',
      '- Actual: connection reset (RST)',
      '- Afterwards: died: killed by SIGSEGV',
      'The case: PDVs of different lengths in one P-DATA-TF are taken \\[CTImageStorage\\]',
      '    cstore run ps3.8/e.1/fragments:CTImageStorage --scp ANY-SCP@127.0.0.1:11112',
      `on ${run.startedAt.slice(0, 10)}, with seed ${run.seed}.`,
      '- Seen: in 1 case, run once',
      '`npx cstore-conformance`',
      '    >      0.4 ms  A-ASSOCIATE-RQ',
    ]) {
      expect(text).to.contain(part);
    }
  });

  it('says where the case is in the capture, if there is one', () => {
    expect(textOf({ ...deadly, capture: { streams: [4, 7], frames: [90, 131] } })).to.contain(
      'In the capture of the run, wire.pcapng: `tcp.stream == 4 || tcp.stream == 7`',
    );
    expect(textOf()).not.to.contain('wire.pcapng');
  });

  it('runs the case that can be run again, and names no command of an SCU', () => {
    const text = textOf(deadly, { ...run, sut: { ...run.sut, role: 'scu' } }, [{ ...deadly, id: 'ps3.7/x' }]);
    expect(text).to.contain('To see it again, with the options that name the system:');
    expect(text).to.match(/^ {4}cstore run ps3\.7\/x$/m);
  });

  it('has no markup, no line and no character of the peer', () => {
    const evil = '`</details>\n# heading [x](http://e.org) \x1b[31m\u202e';
    const hostile = { ...deadly, id: evil, reasons: [{ kind: 'note' as const, text: evil }] };
    const text = worst
      ? ticketText({ ...worst, title: evil }, { clearest: hostile, seen: [hostile, hostile] }, run)
      : '';
    expect(text).not.to.match(/^# heading/m);
    expect(text).to.contain('## \\`&lt;/details&gt;\\\\n\\# heading \\[x\\](http:\\/\\/e.org)');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
    expect(text).not.to.match(/[\x1b\u202e]/);
  });

  it('names the system as code, unless its name would end the code', () => {
    const named = (address: string) => textOf(deadly, { ...run, sut: { ...run.sut, address } });
    expect(named('A@b:1')).to.contain('- System: `A@b:1`, ');
    expect(named('A`<b>@all')).to.contain('- System: A\\`&lt;b&gt;@<!-- -->all, ');
  });

  it('shows the end of a long conversation, and how much was left out', () => {
    const wire = Array.from({ length: 30 }, () => deadly.wire[0]).flatMap((each) => each ?? []);
    expect(textOf({ ...deadly, wire })).to.contain('    ... 10 earlier lines');
  });

  it('tells what is wanted apart from what is tolerated', () => {
    const expected = [
      { pdu: 'A-ABORT' },
      { pdu: 'A-ASSOCIATE-RJ' },
      { transport: 'closed', verdict: 'warn' },
      { pdu: 'A-ASSOCIATE-AC', verdict: 'inconclusive' },
    ];
    expect(textOf({ ...deadly, expected })).to.contain(
      '- Expected: A-ABORT; or A-ASSOCIATE-RJ\n- Tolerated: connection closed (warn); or A-ASSOCIATE-AC (inconclusive)\n',
    );
  });

  it('has the bytes of the message to which the system reacted, and says how many it leaves out', () => {
    expect(textOf()).to.contain(
      'Bytes that were sent:\n\n    >      2.3 ms  C-STORE-RQ, Message ID 1 (344 bytes)\n      ' +
        'P-DATA-TF of 344 bytes: command 156 last, the rest not kept\n          0000  04 00 00 00 01 52 00 00 00 9e 01 03 00 00 00 00  .....R..........\n          ... 328 more bytes\n',
    );
    const long = deadly.wire.map((record) => (record.hex ? { ...record, hex: '04'.repeat(300), length: 300 } : record));
    const text = textOf({ ...deadly, wire: long });
    expect(text).to.contain('    00f0 ').and.not.to.contain('    0100 ');
    expect(text).to.contain('... 44 more bytes');
  });

  it('names the cases, up to twenty, and of a rule shows the conversation in which it was broken', () => {
    const seen = Array.from({ length: 23 }, (_, at) => ({ ...deadly, id: `ps3.8/x:${at}`, title: `T${at % 3}` }));
    const text = textOf(deadly, run, seen);
    expect(text).to.contain('Seen in “T0”, “T1”, “T2”');
    expect(text).to.contain('\nThe cases:\n\n    ps3.8/x:0\n').and.to.contain('    ps3.8/x:19\n    ... 3 more\n');
    const rule = run.faults.find(({ cases }) => cases.includes(brokenRule.id));
    const broken = rule ? ticketText(rule, { clearest: brokenRule, shown: deadly, seen: [deadly] }, run) : '';
    expect(broken).to.contain(`    case ${deadly.id}\n`).and.to.contain('Bytes that were sent:');
  });

  it('ends with what all tickets of a run have in common, which is their head if they are copied together', () => {
    expect(textOf().endsWith(ticketTail(run))).to.equal(true);
    expect(ticketsHead(9, run)).to.match(/^# 9 faults of `ANY-SCP@127\.0\.0\.1:11112`, the worst first\n\n- System: /);
  });
});

describe('A word for a shell', () => {
  it('is quoted if it has to be', () => {
    expect(shellWord('ps3.8/e.1:CT')).to.equal('ps3.8/e.1:CT');
    expect(shellWord("a b'c")).to.equal("'a b'\\''c'");
    expect(shellWord('$(x)')).to.equal("'$(x)'");
  });
});
