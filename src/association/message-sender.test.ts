import { expect } from 'chai';
import fc from 'fast-check';
import { cStoreRQ } from '../dimse/c-store.ts';
import { encodeCommandSet } from '../dimse/command-set.ts';
import { MessageAssembler } from '../dimse/message-assembler.ts';
import { decodePDataTF, type Pdv } from '../upper-layer/pdu/p-data-tf.ts';
import { type DataSetReader, MessageSender, type OutgoingMessage } from './message-sender.ts';

/** A transport that takes so many bytes at once and records them. */
class Sink {
  readonly written: Uint8Array[] = [];
  room: number;

  constructor(room = Number.POSITIVE_INFINITY) {
    this.room = room;
  }

  get needsDrain(): boolean {
    return this.room <= 0;
  }

  pData(bytes: Uint8Array | readonly Uint8Array[]): boolean {
    for (const part of bytes instanceof Uint8Array ? [bytes] : bytes) {
      this.written.push(Buffer.from(part));
      this.room -= part.length;
    }
    return true;
  }

  get pdvs(): Pdv[] {
    const stream = Buffer.concat(this.written);
    const pdvs: Pdv[] = [];
    for (let at = 0; at < stream.length; at += 6 + stream.readUInt32BE(at + 2)) {
      const pdu = decodePDataTF(stream.subarray(at, at + 6 + stream.readUInt32BE(at + 2)));
      if (!('pdvs' in pdu)) throw new Error(pdu.invalid);
      pdvs.push(...pdu.pdvs);
    }
    return pdvs;
  }

  /** Context and Data Set of each whole message, in the order sent. */
  get messages(): string[] {
    const messages: string[] = [];
    let data = Buffer.alloc(0);
    const assembler = new MessageAssembler({
      onCommand: (_, contextId) => messages.push(`command on ${contextId}`),
      onDataFragment: (fragment, isLast) => {
        data = Buffer.concat([data, fragment]);
        if (isLast) messages.push(data.toString('latin1'));
        if (isLast) data = Buffer.alloc(0);
      },
      onViolation: ({ rule }) => messages.push(rule),
    });
    for (const pdv of this.pdvs) assembler.push(pdv);
    return messages;
  }
}

const command = encodeCommandSet(cStoreRQ({ MessageID: 1, AffectedSOPClassUID: '1.2', AffectedSOPInstanceUID: '1.3' }));
const large = Buffer.from(Array.from({ length: 1_300_000 }, (_, at) => 97 + (at % 25)));

function message(contextId: number, dataSet: OutgoingMessage['dataSet'], more: Partial<OutgoingMessage> = {}) {
  return { contextId, command, dataSet, ...more };
}

async function* stretches(...parts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

/** Resolves when the message has been sent whole. */
function sent(sender: MessageSender, contextId: number, dataSet: OutgoingMessage['dataSet']): Promise<void> {
  return new Promise((onSent, onSourceFailed) => sender.send({ contextId, command, dataSet, onSent, onSourceFailed }));
}

describe('MessageSender', () => {
  it('sends a small message at once', () => {
    const sink = new Sink();
    const sender = new MessageSender(sink, 0);
    sender.send(message(1, Buffer.from('data')));
    expect(sink.messages).to.deep.equal(['command on 1', 'data']);
    expect(sender.idle).to.equal(true);
  });

  it('holds a large Data Set back when the transport does, and goes on when it drains', () => {
    const sink = new Sink(300_000);
    const sender = new MessageSender(sink, 0);
    sender.send(message(1, large));
    const before = sink.written.reduce((sum, part) => sum + part.length, 0);
    expect(before).to.be.lessThan(700_000);
    expect(sender.idle).to.equal(false);
    sink.room = Number.POSITIVE_INFINITY;
    sender.onDrain();
    expect(sink.messages).to.deep.equal(['command on 1', large.toString()]);
    expect(sender.idle).to.equal(true);
  });

  it('reads a Data Set into the same memory again, but not before the transport has let go of it', async () => {
    for (const room of [1, Number.POSITIVE_INFINITY]) {
      const sink = new Sink(room);
      const sender = new MessageSender(sink, 0);
      const memory = new Set<ArrayBufferLike>();
      let at = 0;
      let closed = 0;
      const reader: DataSetReader = {
        readInto: async (into) => {
          memory.add(into.buffer);
          const length = large.copy(into, 0, at, at + into.length);
          at += length;
          return { length, isLast: at === large.length };
        },
        close: async () => {
          closed++;
        },
      };
      const whole = sent(sender, 1, reader);
      await new Promise((resolve) => setImmediate(resolve));
      if (room === 1) expect(sink.written.length, 'nothing but the command is written yet').to.equal(1);
      sink.room = Number.POSITIVE_INFINITY;
      sender.onDrain();
      await whole;
      await new Promise((resolve) => setImmediate(resolve));
      expect(sink.messages).to.deep.equal(['command on 1', large.toString()]);
      expect([memory.size, closed, sender.idle]).to.deep.equal([2, 1, true]);
    }
  });

  it('closes a reader that fails, and says so', async () => {
    const calls: string[] = [];
    const reader: DataSetReader = {
      readInto: () => Promise.reject(new Error('the disk is gone')),
      close: async () => {
        calls.push('closed');
      },
    };
    const failure = await sent(new MessageSender(new Sink(), 0), 1, reader).catch((error: Error) => error.message);
    expect([failure, ...calls]).to.deep.equal(['the disk is gone', 'closed']);
  });

  it('does not interleave messages: those after a large one wait for its end', () => {
    const sink = new Sink(1);
    const sender = new MessageSender(sink, 0);
    sender.send(message(1, large));
    sender.send(message(3, Buffer.from('three')));
    sender.send(message(5, undefined));
    sink.room = Number.POSITIVE_INFINITY;
    sender.onDrain();
    expect(sink.messages).to.deep.equal(['command on 1', large.toString(), 'command on 3', 'three', 'command on 5']);
  });

  it('queues even a small message while the transport is full', () => {
    const sink = new Sink(0);
    const sender = new MessageSender(sink, 0);
    sender.send(message(1, undefined));
    expect(sink.written).to.deep.equal([]);
    sink.room = 1000;
    sender.onDrain();
    expect(sink.messages).to.deep.equal(['command on 1']);
  });

  it('sends an iterable Data Set as it comes, whatever the sizes of its stretches, in even fragments', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme-ascii' })), async (parts) => {
        const sink = new Sink();
        await sent(new MessageSender(sink, 64), 1, stretches(...parts));
        expect(sink.messages).to.deep.equal(['command on 1', parts.join('')]);
        expect(sink.pdvs.slice(0, -1).every((pdv) => pdv.fragment.length % 2 === 0)).to.equal(true);
      }),
    );
  });

  it('does not read further from an iterable than the transport takes', async () => {
    const sink = new Sink(1);
    const sender = new MessageSender(sink, 0);
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; read < 1000; read++) yield Buffer.alloc(1000);
    }
    const done = sent(sender, 1, endless());
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    expect(read).to.be.lessThan(4);
    sink.room = Number.POSITIVE_INFINITY;
    sender.onDrain();
    await done;
    expect(read).to.equal(1000);
  });

  it('ends a curtailed message early with a last fragment, and goes on with the next', () => {
    const sink = new Sink(300_000);
    const sender = new MessageSender(sink, 0);
    const refused: OutgoingMessage = message(1, large);
    sender.send(refused);
    sender.send(message(3, undefined));
    refused.curtailed = true;
    sink.room = Number.POSITIVE_INFINITY;
    sender.onDrain();
    const [, data, next] = sink.messages;
    expect(data?.length).to.be.lessThan(700_000);
    expect(next).to.equal('command on 3');
  });

  it('ends a curtailed message whose Data Set is an iterable, and closes the iterable', async () => {
    const sink = new Sink();
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.alloc(100);
      } finally {
        closed = true;
      }
    }
    const sender = new MessageSender(sink, 0);
    await new Promise<void>((onSent) => {
      const refused: OutgoingMessage = message(1, endless(), {
        onSent,
        onProgress: () => {
          refused.curtailed = true;
        },
      });
      sender.send(refused);
    });
    expect(sink.pdvs.at(-1)?.isLast).to.equal(true);
    expect(closed).to.equal(true);
  });

  it('tells when the source of a Data Set fails', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(10);
      throw new Error('disk gone');
    }
    const failure = await sent(new MessageSender(new Sink(), 0), 1, failing()).catch((error: Error) => error.message);
    expect(failure).to.equal('disk gone');
  });

  it('sends nothing more once it is closed', () => {
    const sink = new Sink(1);
    const sender = new MessageSender(sink, 0);
    sender.send(message(1, large));
    const { length } = sink.written;
    sender.close();
    sink.room = Number.POSITIVE_INFINITY;
    sender.onDrain();
    sender.send(message(3, undefined));
    expect(sink.written).to.have.lengthOf(length);
  });
});
