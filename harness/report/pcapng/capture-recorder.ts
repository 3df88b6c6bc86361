// Takes what goes over the connections of a run, and gives it as one capture file at the end, in bounded memory.

import { enhancedPacket, interfaceDescription, nameResolution, sectionHeader } from '../../capture/blocks.ts';
import type { StreamPacket } from '../../capture/tcp-stream.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import type { CaseTap, TrafficWatch } from '../../model/traffic.ts';
import { connectionComment } from './comments.ts';
import { type AddressShare, EndPoints } from './end-points.ts';
import { type CaptureLimits, type Kept, usualLimits } from './limits.ts';
import { RecordedCase } from './recorded-case.ts';
import type { NumberedConnection, Recording } from './recording.ts';
import { Spool } from './spool.ts';

export interface RecorderOptions {
  /** Where what is recorded waits for the end of the run. */
  readonly folder: string;
  readonly limits?: CaptureLimits;
  /** Which addresses are its own, if the run is a part of one. */
  readonly share?: AddressShare | undefined;
}

/** Names in one block, which readers want to be of moderate length. */
const namesOfBlock = 1000;

/** A connection with its first packet, which is written at the end. */
interface Opened {
  readonly connection: NumberedConnection;
  readonly syn: StreamPacket;
  readonly atUs: number;
  /** Where in the file of the other packets it belongs. */
  readonly offset: number;
}

/**
 * The packets go to a temporary file as they come; only the first of each connection is held back, because its comment says
 * the verdict, which is known at the end.
 */
export class CaptureRecorder implements Recording, Disposable {
  readonly limits: CaptureLimits;
  readonly endPoints: EndPoints;
  readonly kept: Kept = { payload: 0, file: 0 };
  readonly #folder: string;
  readonly #opened: Opened[] = [];
  #spool: Spool | undefined;
  #frames = 0;
  #hasBegun = false;
  #failure: Error | undefined;

  constructor({ folder, limits = usualLimits, share }: RecorderOptions) {
    this.endPoints = new EndPoints(share);
    this.#folder = folder;
    this.limits = limits;
  }

  /** Whether there has been anything to watch. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  get frames(): number {
    return this.#frames;
  }

  readonly watch: TrafficWatch = (id, attempt): CaseTap => {
    this.#hasBegun = true;
    return new RecordedCase(this, id, attempt);
  };

  get nextStream(): number {
    return this.#opened.length;
  }

  open(connection: NumberedConnection, syn: StreamPacket): void {
    this.#opened.push({ connection, syn, atUs: nowUs(), offset: this.#spool?.length ?? 0 });
    this.#frames += 1;
  }

  add(packet: StreamPacket, comments: readonly string[]): number {
    this.#frames += 1;
    if (this.#failure) return this.#frames;
    const block = enhancedPacket({ atUs: nowUs(), ...packet, comments });
    this.kept.file += block.length;
    try {
      this.#spool ??= new Spool(this.#folder);
      this.#spool.add(block);
    } catch (error) {
      this.#failure = error as Error;
    }
    return this.#frames;
  }

  /** The file, a part at a time, each valid until the next is asked for. Nothing can be added after it. */
  *file({ tool, cases }: Pick<RunResult, 'tool' | 'cases'>): Generator<Uint8Array> {
    yield sectionHeader({
      application: `${tool.name} ${tool.version}`,
      hardware: 'none: made from what the program sent and received',
      comment: sectionComment,
    });
    yield interfaceDescription('harness', 'the connections between harness and system under test');
    const { names } = this.endPoints;
    for (let at = 0; at < names.length; at += namesOfBlock) yield nameResolution(names.slice(at, at + namesOfBlock));
    const results = new Map(cases.map((one) => [one.id, one]));
    let offset = 0;
    for (const opened of this.#opened) {
      yield* this.#read(offset, opened.offset);
      offset = opened.offset;
      yield firstBlock(opened, results.get(opened.connection.id));
    }
    yield* this.#read(offset, this.#spool?.length ?? 0);
  }

  [Symbol.dispose](): void {
    this.#spool?.[Symbol.dispose]();
  }

  #read(from: number, to: number): Iterable<Uint8Array> {
    return this.#spool?.read(from, to) ?? [];
  }
}

const sectionComment = [
  'Bytes, times and order are those of the run; each connection is a TCP stream of its own.',
  'Made up are TCP handshakes, acknowledgements, sequence numbers and checksums, the port 104 of each acceptor, and the address of the harness, which is another one on each connection.',
  'The first packet of a stream says the case, its clause and its verdict; what is sent wrong on purpose says so.',
].join('\n');

function firstBlock({ connection, syn, atUs }: Opened, result: CaseResult | undefined): Buffer {
  const counts = result?.capture?.streams.includes(connection.stream) ?? false;
  return enhancedPacket({ atUs, ...syn, comments: [connectionComment(connection, result, counts)] });
}

/** Microseconds since 1970, which never go back. */
function nowUs(): number {
  return Math.floor((performance.timeOrigin + performance.now()) * 1000);
}
