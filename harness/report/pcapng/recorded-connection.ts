// One connection in a capture: what its two sides do, as packets with comments.

import { type End, type Side, type StreamPacket, TcpStream } from '../../capture/tcp-stream.ts';
import type { ConnectionFacts, ConnectionTap, StepFacts } from '../../model/traffic.ts';
import type { WireWhat } from '../../model/wire-record.ts';
import { acceptsDeflated, deflatedNote, line, purposeOf, unusualNote } from './comments.ts';
import { cutNote, type Extent, extentOf } from './limits.ts';
import type { CaseRecording, NumberedConnection, Recording } from './recording.ts';

export class RecordedConnection implements ConnectionTap, NumberedConnection {
  readonly stream: number;
  readonly label: string | undefined;
  readonly isTls: boolean;
  readonly #recorder: Recording;
  readonly #case: CaseRecording;
  readonly #sides: Readonly<Record<'harness' | 'SUT', Side>>;
  readonly #notes: readonly string[];
  readonly #tcp: TcpStream;
  #step: StepFacts = { text: '', input: 'usual' };
  #isStepTold = true;
  #what: WireWhat | undefined;
  #extent: Extent = 'whole';
  #leftOut = 0;
  #isDeflated = false;
  #isUnusual = false;
  readonly #ended = new Set<Side>();
  #isReset = false;

  constructor(recorder: Recording, ofCase: CaseRecording, facts: ConnectionFacts) {
    this.#recorder = recorder;
    this.#case = ofCase;
    this.stream = recorder.nextStream;
    this.label = facts.label;
    this.isTls = facts.isTls;
    this.#sides =
      facts.by === 'harness' ? { harness: 'requestor', SUT: 'acceptor' } : { harness: 'acceptor', SUT: 'requestor' };
    const { requestor, acceptor, notes } = recorder.endPoints.choose(facts);
    this.#notes = notes;
    this.#tcp = new TcpStream(requestor, acceptor);
    const [syn, ...rest] = this.#tcp.open();
    recorder.open(this, syn);
    ofCase.has(recorder.frames);
    for (const packet of rest) this.#add(packet, []);
  }

  get id(): string {
    return this.#case.id;
  }

  get attempt(): number {
    return this.#case.attempt;
  }

  get notes(): readonly string[] {
    return [
      ...this.#notes,
      ...(this.#isDeflated ? [deflatedNote] : []),
      ...(this.#isUnusual ? [unusualNote] : []),
      ...(this.#leftOut > 0 ? [`cut: ${this.#leftOut} bytes of this connection are not in the capture`] : []),
    ];
  }

  step(step: StepFacts): void {
    this.#isStepTold = step.text === '' || step.text === this.#step.text;
    this.#step = step;
    this.#isUnusual ||= step.input !== 'usual';
  }

  sends(what: WireWhat): number | undefined {
    this.#what = what;
    this.#isUnusual ||= what.kind === 'undecodable';
    return this.#recorder.failure || this.#extent === 'nothing' ? undefined : this.#recorder.frames + 1;
  }

  sent(bytes: Uint8Array): void {
    const purpose = purposeOf(this.#what, this.#step.input);
    const step = this.#isStepTold ? [] : [line(this.#step.text)];
    this.#isStepTold = true;
    this.#data('harness', bytes, [...step, ...(purpose === undefined ? [] : [purpose])]);
  }

  received(bytes: Uint8Array): number | undefined {
    this.#data('SUT', bytes, []);
    return this.#recorder.failure || this.#extent === 'nothing' ? undefined : this.#recorder.frames;
  }

  ended(by: 'harness' | 'SUT', how: End): void {
    const side = this.#sides[by];
    if (this.#isReset || this.#ended.has(side)) return;
    const other = this.#sides[by === 'harness' ? 'SUT' : 'harness'];
    this.#add(this.#tcp.end(side, how), []);
    this.#isReset = how === 'RST';
    this.#ended.add(side);
    if (how === 'FIN' && this.#ended.has(other)) this.#add(this.#tcp.acknowledge(other), []);
  }

  #data(by: 'harness' | 'SUT', bytes: Uint8Array, comments: readonly string[]): void {
    const { kept, limits } = this.#recorder;
    this.#isDeflated ||= acceptsDeflated(bytes);
    const extent = extentOf(this.#case.kept, kept, limits);
    const cut = extent === this.#extent ? [] : [cutNote(extent, this.#case.kept, limits)];
    this.#extent = extent;
    if (extent === 'nothing' && cut.length === 0) {
      this.#leftOut += bytes.length;
      this.#tcp.skip(this.#sides[by], bytes.length);
      return;
    }
    this.#case.kept.payload += bytes.length;
    kept.payload += bytes.length;
    const packets = this.#tcp.data(this.#sides[by], bytes, extent !== 'whole');
    for (const packet of packets) this.#add(packet, [...comments, ...cut.splice(0)]);
  }

  #add(packet: StreamPacket, comments: readonly string[]): void {
    const before = this.#recorder.kept.file;
    this.#case.has(this.#recorder.add(packet, comments));
    this.#case.kept.file += this.#recorder.kept.file - before;
  }
}
