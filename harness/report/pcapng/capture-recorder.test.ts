import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { blocksOf, packetsOf, segmentOf } from '../../capture/testing/read-blocks.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import type { ConnectionFacts } from '../../model/traffic.ts';
import { oneOfEach } from '../run-result-fixture.ts';
import { CaptureRecorder } from './capture-recorder.ts';
import { usualLimits } from './limits.ts';

const facts: ConnectionFacts = {
  by: 'harness',
  harness: { address: '127.0.0.1', port: 50_001 },
  sut: { address: '127.0.0.1', port: 11_112 },
  calledAETitle: 'PACS',
  callingAETitle: 'CT1',
  isTls: false,
};

const plain = { kind: 'note', text: '' } as const;

function resultWith(...cases: readonly Partial<CaseResult>[]): RunResult {
  const run = oneOfEach();
  const [first = expect.fail()] = run.cases;
  return { ...run, cases: cases.map((some) => ({ ...first, ...some })) };
}

/** Comment, flags and length of payload of each packet. */
function told(file: Buffer): string[] {
  return packetsOf(file).map(({ bytes, length, comments }) => {
    const { flags, payload } = segmentOf(bytes);
    const cut = length > bytes.length ? ` of ${length}` : '';
    return [`${flags} ${payload.length}${cut}`, ...comments].join(' | ');
  });
}

describe('The recorder of a capture', () => {
  let folder = '';
  let recorder: CaptureRecorder;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'capture-'));
    recorder = new CaptureRecorder({ folder: join(folder, 'out') });
  });
  afterEach(async () => {
    recorder[Symbol.dispose]();
    await rm(folder, { recursive: true });
  });

  const file = (...cases: readonly Partial<CaseResult>[]) =>
    Buffer.concat(Array.from(recorder.file(resultWith(...cases)), (part) => Buffer.from(part)));

  it('gives each connection as a stream with its bytes, and says where a case is', () => {
    const tap = recorder.watch('a', 1);
    const connection = tap.connected(facts);
    expect(connection.sends(plain)).to.equal(4);
    connection.sent(Buffer.from('abc'));
    expect(connection.received(Buffer.from('de'))).to.equal(5);
    connection.ended('SUT', 'FIN');
    connection.ended('harness', 'FIN');
    const capture = tap.ended();
    expect(capture).to.deep.equal({ streams: [0], frames: [1, 8] });
    const [first = '', ...rest] = told(file({ id: 'a', title: 'The title', verdict: 'pass', capture }));
    expect(rest).to.deep.equal(['SYN ACK 0', 'ACK 0', 'PSH ACK 3', 'PSH ACK 2', 'FIN ACK 0', 'FIN ACK 0', 'ACK 0']);
    expect(first.split('\n')).to.have.length(4);
    expect(first).to.match(/^SYN 0 \| case a: The title\nclause PS3\.\S+ .*\nverdict pass: .*\nthe TCP port/);
  });

  it('tells connections of cases that run at the same time apart, in the order of time', () => {
    const [one, other] = [recorder.watch('a', 1), recorder.watch('b', 1)];
    const first = one.connected(facts);
    const second = other.connected({ ...facts, label: 'second' });
    first.sent(Buffer.from('1'));
    second.sent(Buffer.from('22'));
    first.ended('harness', 'RST');
    const [a, b] = [one.ended(), other.ended()];
    expect([a, b]).to.deep.equal([
      { streams: [0], frames: [1, 9] },
      { streams: [1], frames: [4, 8] },
    ]);
    const bytes = file({ id: 'a', capture: a }, { id: 'b', capture: b });
    const packets = packetsOf(bytes);
    expect(packets.map(({ bytes: packet }) => segmentOf(packet).payload.length)).to.deep.equal([
      0, 0, 0, 0, 0, 0, 1, 2, 0,
    ]);
    expect(packets[3]?.comments[0]).to.match(/^case b: .*association "second" of the case/s);
    const times = packets.map(({ atUs }) => atUs);
    expect(times).to.deep.equal([...times].sort((x, y) => x - y));
    expect(new Date((times[0] ?? 0) / 1000).getFullYear()).to.equal(new Date().getFullYear());
  });

  it('says step and purpose of what is sent', () => {
    const connection = recorder.watch('a', 1).connected({ ...facts, isTls: true });
    connection.step({ text: 'step 1 of 3: associate', input: 'usual' });
    connection.sends(plain);
    connection.sent(Buffer.from('1'));
    connection.sent(Buffer.from('2'));
    connection.step({ text: 'step 2 of 3: send: {bytes:ff}', input: 'illegal' });
    connection.sends({ kind: 'undecodable', text: 'no PDU' });
    connection.sent(Buffer.from('3'));
    connection.sends({ kind: 'pdu', pdu: { type: 'A-RELEASE-RQ' } });
    connection.sent(Buffer.from('4'));
    connection.sends(plain);
    connection.sent(Buffer.from('5'));
    connection.step({ text: 'step 3 of 3: c-echo', input: 'changed' });
    connection.sent(Buffer.from('6'));
    connection.received(Buffer.from('7'));
    const [first, ...rest] = told(file({ id: 'a' }));
    expect(first)
      .to.contain('\nattempt 1, which does not count')
      .and.contain('\nTLS: the bytes within it, in the clear');
    expect(first).to.contain('\nunusual or malformed on purpose in its packets that say so');
    expect(rest.slice(2)).to.deep.equal([
      'PSH ACK 1 | step 1 of 3: associate',
      'PSH ACK 1',
      'PSH ACK 1 | step 2 of 3: send: {bytes:ff} | malformed on purpose: no PDU',
      'PSH ACK 1 | illegal on purpose: A-RELEASE-RQ in this place',
      'PSH ACK 1 | malformed on purpose: the standard does not let a peer send this',
      'PSH ACK 1 | step 3 of 3: c-echo | unusual on purpose, and legal',
      'PSH ACK 1',
    ]);
  });

  it('says that Wireshark does not read what is deflated', () => {
    const connection = recorder.watch('a', 1).connected(facts);
    connection.received(Buffer.from('\x02 ... 1.2.840.10008.1.2.1.99 ...'));
    expect(told(file({ id: 'a' }))[0]).to.contain('\nDeflated Data Sets: Wireshark does not inflate them');
  });

  it('keeps less of a case, and says so, once that has gone beyond the limits', () => {
    recorder = new CaptureRecorder({ folder, limits: { ...usualLimits, casePayload: 1000, caseFile: 3000 } });
    const tap = recorder.watch('a', 1);
    const connection = tap.connected(facts);
    for (let count = 0; count < 30; count++) connection.sent(Buffer.alloc(900));
    expect(connection.sends(plain)).to.equal(undefined);
    connection.ended('harness', 'FIN');
    recorder.watch('b', 1).connected(facts).sent(Buffer.alloc(900));
    const lines = told(file({ id: 'a' }, { id: 'b' }));
    expect(lines[0]).to.match(/\ncut: \d+00 bytes of this connection are not in the capture/);
    expect(lines.slice(3, 6)).to.deep.equal([
      'PSH ACK 900',
      'PSH ACK 900',
      'PSH ACK 64 of 940 | cut: from here on only the head of each packet is kept, because this case has sent and received so much',
    ]);
    expect(lines.at(-6)).to.match(
      /^PSH ACK 64 of 940 \| cut: what follows on this connection is not kept, because this case/,
    );
    expect(lines.at(-1)).to.equal('PSH ACK 900');
    const fin = packetsOf(file({ id: 'a' })).find(({ bytes }) => segmentOf(bytes).flags === 'FIN ACK');
    expect(segmentOf(fin?.bytes ?? expect.fail()).sequence, 'the numbers count what is left out').to.equal(27_001);
  });

  it('keeps no more of a run than its limits say', () => {
    recorder = new CaptureRecorder({ folder, limits: { ...usualLimits, runPayload: 1000 } });
    for (const id of ['a', 'b']) {
      const connection = recorder.watch(id, 1).connected(facts);
      connection.sent(Buffer.alloc(900));
      connection.sent(Buffer.alloc(900));
    }
    expect(told(file()).at(-2)).to.match(/^PSH ACK 64 of 940 \| cut: .* because the run has sent and received so much/);
  });

  it('is not harmed by texts of a SUT', () => {
    const tap = recorder.watch('a', 1);
    tap.connected({ ...facts, calledAETitle: '\0\u202e\n'.repeat(30_000) });
    const text = `\u001b[2J\n${'x'.repeat(70_000)}`;
    const capture = tap.ended();
    const bytes = file({ id: 'a', capture, observed: { kind: 'report', text }, verdict: 'fail' });
    const [first = ''] = packetsOf(bytes)[0]?.comments ?? [];
    expect(first.split('\n').some((line) => line.startsWith('verdict fail: \\x1b[2J\\nxxx'))).to.equal(true);
    expect(first.length).to.be.below(10_000);
    expect(blocksOf(bytes).map(({ type }) => type)).to.deep.equal([0x0a0d0d0a, 1, 4, 6, 6, 6]);
  });

  it('leaves no file behind, whatever becomes of it', async () => {
    recorder.watch('a', 1).connected(facts);
    expect(await readdir(join(folder, 'out'))).to.deep.equal([]);
  });

  it('goes on without a word when it cannot write, and tells why at the end', async () => {
    await writeFile(join(folder, 'file'), '');
    recorder = new CaptureRecorder({ folder: join(folder, 'file') });
    const tap = recorder.watch('a', 1);
    const connection = tap.connected(facts);
    connection.sent(Buffer.from('abc'));
    expect(connection.received(Buffer.from('abc'))).to.equal(undefined);
    expect(tap.ended()).to.equal(undefined);
    expect(recorder.failure).to.be.instanceOf(Error);
  });
});
