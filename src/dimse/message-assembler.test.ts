import { expect } from 'chai';
import fc from 'fast-check';
import { decodePDataTF, type Pdv } from '../upper-layer/pdu/p-data-tf.ts';
import { cEchoRQ } from './c-echo.ts';
import { cStoreRQ } from './c-store.ts';
import { encodeCommandSet } from './command-set.ts';
import { fragmentMessage } from './fragment.ts';
import { MessageAssembler } from './message-assembler.ts';

const store = encodeCommandSet(cStoreRQ({ MessageID: 7, AffectedSOPClassUID: '1.2.3', AffectedSOPInstanceUID: '1.2' }));
const echo = encodeCommandSet(cEchoRQ({ MessageID: 8 }));

/** An assembler and a record of all it told, data fragments joined. */
function recording(options?: { commandLimit?: number }): { assembler: MessageAssembler; log: string[]; data: Buffer } {
  const record = { log: [] as string[], data: Buffer.alloc(0) };
  const assembler = new MessageAssembler(
    {
      onCommand: ({ command }, contextId) => record.log.push(`command ${command.MessageID} on ${contextId}`),
      onDataFragment: (fragment, isLast) => {
        record.data = Buffer.concat([record.data, fragment]);
        if (isLast) record.log.push(`data ${record.data.length}`);
      },
      onViolation: ({ rule }) => record.log.push(`violation ${rule}`),
      onFinding: ({ rule }) => record.log.push(`finding ${rule}`),
    },
    options,
  );
  return Object.assign(record, { assembler });
}

function command(fragment: Uint8Array, isLast = true, contextId = 1): Pdv {
  return { contextId, isCommand: true, isLast, fragment };
}

function data(fragment: Uint8Array, isLast = true, contextId = 1): Pdv {
  return { contextId, isCommand: false, isLast, fragment };
}

function logOf(...pdvs: readonly Pdv[]): string[] {
  const { assembler, log } = recording();
  for (const pdv of pdvs) assembler.push(pdv);
  return log;
}

describe('MessageAssembler', () => {
  it('gives the same message whatever the fragments', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(cuts, fc.uint8Array({ maxLength: 300 }), (sizes, dataSet) => {
        const record = recording();
        for (const pdv of cut(store, sizes, command)) record.assembler.push(pdv);
        for (const pdv of cut(dataSet, sizes, data)) record.assembler.push(pdv);
        const log = record.log.filter((line) => !line.startsWith('finding'));
        expect(log).to.deep.equal(['command 7 on 1', `data ${dataSet.length}`]);
        expect(record.data.equals(dataSet)).to.equal(true);
      }),
    );
  });

  it('reads what fragmentMessage sends, for any maximum length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 400 }), fc.uint8Array({ maxLength: 600 }), (maxLength, dataSet) => {
        const record = recording();
        const stream = Buffer.concat(fragmentMessage(1, store, dataSet, maxLength));
        for (let at = 0; at < stream.length; at += 6 + stream.readUInt32BE(at + 2)) {
          const pdu = decodePDataTF(stream.subarray(at, at + 6 + stream.readUInt32BE(at + 2)));
          if ('pdvs' in pdu) record.assembler.pushAll(pdu.pdvs);
        }
        expect(record.log.filter((line) => !line.startsWith('finding'))).to.deep.equal([
          'command 7 on 1',
          `data ${dataSet.length}`,
        ]);
        expect(record.data.equals(dataSet)).to.equal(true);
      }),
    );
  });

  it('reads one message after the other', () => {
    expect(logOf(command(echo), command(store), data(store), command(echo, true, 3))).to.deep.equal([
      'command 8 on 1',
      'command 7 on 1',
      `data ${store.length}`,
      'command 8 on 3',
    ]);
  });

  it('lets an empty last fragment end a Data Set, and says so', () => {
    expect(logOf(command(store), data(store, false), data(Buffer.alloc(0)))).to.deep.equal([
      'command 7 on 1',
      'finding empty-fragment',
      `data ${store.length}`,
    ]);
  });

  it('tells a broken rule once per message, however many fragments break it', () => {
    const bytes = Array.from({ length: 10 }, (_, i) => data(Buffer.alloc(1), i === 9));
    const log = logOf(command(store), ...bytes, command(store), ...bytes);
    expect(log.filter((line) => line === 'finding odd-fragment')).to.have.lengthOf(2);
  });

  it('names data that no command came before', () => {
    expect(logOf(data(store))).to.deep.equal(['violation data-without-command']);
  });

  it('names a Data Set that the command did not announce', () => {
    expect(logOf(command(echo), data(store))).to.deep.equal(['command 8 on 1', 'violation unannounced-data-set']);
  });

  it('names data within a command, and a command within a Data Set', () => {
    expect(logOf(command(store, false), data(store))).to.deep.equal(['violation data-within-command']);
    expect(logOf(command(store), data(store, false), command(echo))).to.deep.equal([
      'command 7 on 1',
      'violation command-within-data-set',
    ]);
  });

  it('says nothing of the Data Set of a message that is lost already', () => {
    expect(logOf(command(store), data(store, false), command(store), data(store), data(store))).to.deep.equal([
      'command 7 on 1',
      'violation command-within-data-set',
    ]);
    const lost = [command(store), data(store, false), command(store), data(store)];
    expect(logOf(...lost, command(store), data(store)).at(-1)).to.match(/^data /);
  });

  it('names a second context within one message, in the command as in the Data Set', () => {
    expect(logOf(command(store, false), command(store, true, 3))).to.deep.equal(['violation interleaved-contexts']);
    expect(logOf(command(store), data(store, true, 3))).to.deep.equal([
      'command 7 on 1',
      'violation interleaved-contexts',
    ]);
  });

  it('goes on with the next message after a violation', () => {
    expect(logOf(command(store), command(echo), command(echo))).to.deep.equal([
      'command 7 on 1',
      'violation command-within-data-set',
      'command 8 on 1',
    ]);
  });

  it('takes a Data Set or none when the command does not say which', () => {
    const silent = encodeCommandSet({ CommandField: 0x0001, MessageID: 9 });
    expect(logOf(command(silent), data(store))).to.deep.equal(['command 9 on 1', `data ${store.length}`]);
    expect(logOf(command(silent), command(echo))).to.deep.equal(['command 9 on 1', 'command 8 on 1']);
  });

  it('does not hold a Command Set longer than its limit', () => {
    const { assembler, log } = recording({ commandLimit: 1000 });
    for (let i = 0; i < 11; i++) assembler.push(command(Buffer.alloc(100), false));
    expect(log).to.deep.equal(['violation command-too-long']);
  });

  it('names fragments of two messages in one P-DATA-TF', () => {
    const { assembler, log } = recording();
    assembler.pushAll([command(echo), command(store), data(store)]);
    expect(log[1]).to.equal('finding several-messages-in-pdu');
    expect(log).to.have.lengthOf(4);
  });

  it('names them as well when the P-DATA-TF comes some PDVs at a time, and not for two of them', () => {
    const { assembler, log } = recording();
    assembler.pushAll([command(echo)]);
    assembler.pushAll([command(store), data(store)], true);
    expect(log[1]).to.equal('finding several-messages-in-pdu');
    assembler.pushAll([command(echo)]);
    expect(log.filter((line) => line.startsWith('finding'))).to.have.lengthOf(1);
  });

  it('knows whether a message is unfinished', () => {
    const { assembler } = recording();
    expect(assembler.withinMessage).to.equal(false);
    assembler.push(command(store));
    expect(assembler.withinMessage).to.equal(true);
    assembler.push(data(store));
    expect(assembler.withinMessage).to.equal(false);
  });
});

function cut(bytes: Uint8Array, sizes: readonly number[], pdv: (part: Uint8Array, isLast: boolean) => Pdv): Pdv[] {
  const pdvs: Pdv[] = [];
  let at = 0;
  do {
    const end = Math.min(bytes.length, at + (sizes[pdvs.length % sizes.length] ?? 1));
    pdvs.push(pdv(bytes.subarray(at, end), end === bytes.length));
    at = end;
  } while (at < bytes.length);
  return pdvs;
}
