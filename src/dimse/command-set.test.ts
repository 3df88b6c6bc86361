import { expect } from 'chai';
import fc from 'fast-check';
import { cEchoRQ, cEchoRSP } from './c-echo.ts';
import { cStoreRQ, cStoreRSP } from './c-store.ts';
import { type CommandElementRow, commandElements } from './command-elements.ts';
import {
  type CommandSet,
  type CommandValues,
  commandElement,
  commandElementsOf,
  decodeCommandSet,
  encodeCommandSet,
  type RawCommandElement,
} from './command-set.ts';

const store = cStoreRQ({
  MessageID: 1,
  AffectedSOPClassUID: '1.2.840.10008.5.1.4.38.1',
  AffectedSOPInstanceUID: '1.2.3.4',
});

/** Rule and keyword or tag of each finding. */
function rulesOf(command: CommandSet | CommandValues | readonly RawCommandElement[]): string[] {
  return decodeCommandSet(encodeCommandSet(command)).findings.map(
    ({ rule, tag }) => `${rule} ${(tag ?? -1).toString(16)}`,
  );
}

function without(keyword: keyof CommandSet): CommandSet {
  return { ...store, [keyword]: undefined };
}

describe('encodeCommandSet', () => {
  it('writes the bytes of PS3.7 6.3.1: group length first, ascending tags, little endian, UIDs padded with NULL', () => {
    const bytes = encodeCommandSet({ MessageID: 0x1234, AffectedSOPClassUID: '1.2', CommandDataSetType: 0x0101 });
    expect(bytes.toString('hex')).to.equal(
      ['00000000', '04000000', '20000000'].join('') +
        ['00000200', '04000000', '312e3200'].join('') +
        ['00001001', '02000000', '3412'].join('') +
        ['00000008', '02000000', '0101'].join(''),
    );
  });

  it('writes a tag as two numbers of 16 bits, group first', () => {
    const bytes = encodeCommandSet([commandElement('OffendingElement', [0x00720002, 0x7fe00010])]);
    expect(bytes.subarray(8).toString('hex')).to.equal('72000200e07f1000');
  });

  it('keeps a group length that was asked for, right or wrong', () => {
    expect(encodeCommandSet({ CommandGroupLength: 5, MessageID: 1 }).readUInt32LE(8)).to.equal(5);
  });

  it('takes elements of a list as they are: order, lengths, odd values and tags of any group', () => {
    const bytes = encodeCommandSet([
      { tag: 0x00080016, value: Buffer.from('abc') },
      { tag: 0x00000100, value: Buffer.of(1, 0), length: 0xffffffff },
    ]);
    expect(bytes.toString('hex')).to.equal('0800160003000000616263' + '00000001ffffffff0100');
  });

  it('takes bytes as a value of any keyword, and a tag as a key', () => {
    const bytes = encodeCommandSet({ MessageID: Buffer.of(1, 2, 3), '(0000,0999)': 'x' });
    const { elements } = decodeCommandSet(bytes);
    expect(elements.slice(1).map(({ tag, value }) => [tag, value.toString('hex')])).to.deep.equal([
      [0x0110, '010203'],
      [0x0999, '7820'],
    ]);
  });

  it('says what is wrong with a key or a value that it cannot encode', () => {
    expect(() => encodeCommandSet({ MessageId: 1 })).to.throw(TypeError, 'MessageId is neither');
    expect(() => encodeCommandSet({ MessageID: 'one' })).to.throw(TypeError, 'MessageID is a number (US)');
    expect(() => encodeCommandSet({ ErrorComment: 1 })).to.throw(TypeError, 'ErrorComment is a string (LO)');
  });
});

describe('decodeCommandSet', () => {
  it('has no finding about what the builders make', () => {
    const failure = { Status: 0xa900, OffendingElement: [0x00080016], ErrorComment: 'odd' };
    for (const command of [
      store,
      cStoreRSP(store, failure),
      cEchoRQ({ MessageID: 3 }),
      cEchoRSP(cEchoRQ({ MessageID: 3 })),
    ]) {
      expect(rulesOf(command)).to.deep.equal([]);
    }
  });

  it('gives back every Command Set that can be encoded', () => {
    fc.assert(
      fc.property(arbitraryCommandSet(), (command) => {
        const { CommandGroupLength: _, ...decoded } = decodeCommandSet(encodeCommandSet(command)).command;
        expect(decoded).to.deep.equal(command);
      }),
    );
  });

  it('gives elements that encode to the bytes they were read from', () => {
    fc.assert(
      fc.property(arbitraryCommandSet(), (command) => {
        const bytes = encodeCommandSet(command);
        expect(encodeCommandSet(decodeCommandSet(bytes).elements).equals(bytes)).to.equal(true);
      }),
    );
  });

  it('never throws and stays within the bytes, whatever they are', () => {
    const bytes = encodeCommandSet(store);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (garbage) => {
        for (const { value } of decodeCommandSet(garbage).elements) expect(value.length).to.be.at.most(garbage.length);
      }),
    );
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const mutated = Buffer.from(bytes);
        mutated[at] = byte;
        const { findings, command } = decodeCommandSet(mutated);
        expect(findings.every(({ offset }) => offset >= 0 && offset <= bytes.length)).to.equal(true);
        expect(command).to.be.an('object');
      }),
    );
  });

  it('finds a missing element, with the clause and the place where it would have to be', () => {
    const [finding] = decodeCommandSet(encodeCommandSet(without('Priority'))).findings;
    expect(finding).to.deep.equal({
      rule: 'missing',
      tag: 0x0700,
      offset: encodeCommandSet(without('Priority')).length,
      text: '(0000,0700) Priority is missing',
      clause: 'PS3.7 9.3.1.1',
    });
  });

  it('finds every element that a C-STORE-RQ needs', () => {
    for (const keyword of ['AffectedSOPClassUID', 'MessageID', 'Priority', 'AffectedSOPInstanceUID'] as const) {
      expect(rulesOf(without(keyword)), keyword).to.have.lengthOf(1);
    }
  });

  it('finds what a response needs', () => {
    expect(rulesOf({ CommandField: 0x8001, CommandDataSetType: 0x0101 })).to.deep.equal(['missing 120', 'missing 900']);
  });

  it('tells an element without a value from a missing one', () => {
    expect(rulesOf({ ...store, MessageID: Buffer.alloc(0) })).to.deep.equal(['empty 110']);
  });

  it('finds a wrong group length, and a missing one', () => {
    expect(rulesOf({ ...store, CommandGroupLength: 0 })).to.deep.equal(['group-length 0']);
    expect(rulesOf(commandElementsOf(store))).to.deep.equal(['group-length 0']);
  });

  it('finds elements out of order, and elements that occur twice, of which the first counts', () => {
    const elements = commandElementsOf({ ...store, CommandGroupLength: 0 });
    const [groupLength, sopClass, ...rest] = elements;
    if (groupLength === undefined || sopClass === undefined) throw new Error('the builder made too few elements');
    const length = { ...groupLength, value: Buffer.alloc(4) };
    length.value.writeUInt32LE(encodeCommandSet(elements).length - 12);
    expect(rulesOf([length, ...rest, sopClass])).to.deep.equal(['order 2']);
    const twice = [...elements, commandElement('MessageID', 99)];
    expect(rulesOf(twice)).to.deep.equal(['duplicate 110', 'group-length 0']);
    expect(decodeCommandSet(encodeCommandSet(twice)).command.MessageID).to.equal(1);
  });

  it('tells elements that occur twice from those out of order, also after the first that is out of order', () => {
    const elements = [0x0110, 0x0100, 0x0700, 0x0120, 0x0700, 0x0120].map((tag) => ({ tag, value: Buffer.alloc(2) }));
    const rules = decodeCommandSet(encodeCommandSet(elements)).findings.map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === 'order' || rule === 'duplicate')).to.deep.equal([
      'order',
      'order',
      'duplicate',
      'duplicate',
    ]);
  });

  it('finds tags that are unknown, retired, or of another group', () => {
    expect(rulesOf({ ...store, '(0000,0999)': 1 })).to.deep.equal(['unknown-element 999']);
    expect(rulesOf({ ...store, CommandLengthToEnd: 1 })).to.deep.equal(['retired-element 1']);
    expect(rulesOf({ ...store, '(0008,0016)': '1.2 ' })).to.deep.equal(['group 80016']);
  });

  it('finds values of a wrong length, and reads the leading bytes', () => {
    const long = { ...store, MessageID: Buffer.of(7, 0, 0, 0) };
    expect(rulesOf(long)).to.deep.equal(['value-length 110']);
    expect(decodeCommandSet(encodeCommandSet(long)).command.MessageID).to.equal(7);
    expect(rulesOf({ ...store, MessageID: Buffer.of(7) })).to.include.members(['odd-length 110', 'value-length 110']);
    expect(rulesOf({ ...cStoreRSP(store, { Status: 0xc000 }), OffendingElement: Buffer.alloc(6) })).to.deep.equal([
      'value-length 901',
    ]);
    expect(rulesOf(cStoreRSP(store, { Status: 0xa700, ErrorComment: 'x'.repeat(66) }))).to.deep.equal([
      'value-length 902',
    ]);
  });

  it('finds a UID that breaks PS3.5 9.1, and one padded with a space, which still reads as the UID', () => {
    expect(rulesOf({ ...store, AffectedSOPInstanceUID: '1.02' })).to.deep.equal(['value 1000']);
    const spaced = { ...store, AffectedSOPInstanceUID: Buffer.from('1.2 ') };
    expect(rulesOf(spaced)).to.deep.equal(['padding 1000']);
    expect(decodeCommandSet(encodeCommandSet(spaced)).command.AffectedSOPInstanceUID).to.equal('1.2');
  });

  it('finds values that the standard does not have', () => {
    expect(rulesOf({ ...store, Priority: 3 })).to.deep.equal(['value 700']);
    expect(rulesOf(cStoreRSP(store, { Status: 0x1234 }))).to.deep.equal(['value 900']);
    expect(rulesOf(cStoreRSP(store, { Status: 0xa700, ErrorComment: 'größer' }))).to.deep.equal(['value 902']);
    expect(rulesOf({ ...store, MoveOriginatorApplicationEntityTitle: '    ' })).to.include('value 1030');
  });

  it('finds a Command Data Set Type that does not fit the message', () => {
    expect(rulesOf({ ...store, CommandDataSetType: 0x0101 })).to.deep.equal(['data-set-type 800']);
    expect(rulesOf({ ...cStoreRSP(store, { Status: 0 }), CommandDataSetType: 1 })).to.deep.equal(['data-set-type 800']);
  });

  it('finds a value that passes the end, and keeps what came before it', () => {
    const bytes = encodeCommandSet(store);
    const { findings, command } = decodeCommandSet(bytes.subarray(0, bytes.length - 2));
    expect(findings.map(({ rule }) => rule)).to.include.members(['truncated', 'group-length', 'empty']);
    expect(command.MessageID).to.equal(1);
    expect(decodeCommandSet(bytes.subarray(0, 3)).findings[0]?.rule).to.equal('truncated');
  });

  it('bounds its findings about a hostile Command Set', () => {
    const hostile = Array.from({ length: 5000 }, (_, i) => ({ tag: 0xffff - i, value: Buffer.alloc(0) }));
    expect(decodeCommandSet(encodeCommandSet(hostile)).findings).to.have.lengthOf(64);
  });
});

function arbitraryCommandSet(): fc.Arbitrary<CommandValues> {
  const rows = commandElements.filter(({ tag }) => tag !== 0);
  const fields = Object.fromEntries(
    rows.map((row) => [row.keyword, fc.option(arbitraryValue(row), { nil: undefined })]),
  );
  return fc
    .record(fields)
    .map((command) => Object.fromEntries(Object.entries(command).filter(([, v]) => v !== undefined)));
}

function arbitraryValue({ vr }: CommandElementRow): fc.Arbitrary<number | string | number[]> {
  if (vr === 'US') return fc.nat(0xffff);
  if (vr === 'UL') return fc.nat(0xffffffff);
  if (vr === 'AT') return fc.array(fc.nat(0xffffffff), { minLength: 1, maxLength: 4 });
  const printable = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' });
  return printable.map((text) => `${text.trimEnd()}x`);
}
