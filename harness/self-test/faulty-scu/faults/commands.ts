// Faults of the encoding of a Command Set: PS3.7 6.3.1, 9.1.1.1.5, E.1, E.2; PS3.5 6.2, 9.1.

import { commandElementsOf } from '../../../../src/wire.ts';
import { chars, elements, withElements, withGroupLength, withoutElement, withValues } from '../changes.ts';
import { onePdvEach } from '../fragments.ts';
import type { ScuChange } from '../scu-behaviour.ts';
import type { ScuFault } from '../scu-fault.ts';
import { sends } from './cases.ts';

const moveOriginator = 0x1030;
const priority = 0x0700;

/** Changes the bytes of every command. */
function bytes(change: (command: Buffer) => Uint8Array): ScuChange {
  return {
    message: (message, { maxLength }) =>
      onePdvEach({ ...message, command: change(Buffer.from(message.command)) }, maxLength),
  };
}

/** Changes the value of one element. */
function value(tag: number, change: (value: Uint8Array) => Uint8Array): ScuChange {
  return elements((own) => own.map((one) => (one.tag === tag ? { tag, value: change(one.value) } : one)));
}

/** Sends a Move Originator AE Title of these characters. */
function title(text: string): ScuChange {
  return withElements({ tag: moveOriginator, value: chars(text) }, { tag: 0x1031, value: Buffer.of(1, 0) });
}

interface Row {
  readonly name: string;
  readonly clause: string;
  readonly does: string;
  readonly change: ScuChange;
  readonly rule: string;
}

const rows: readonly Row[] = [
  {
    name: 'command-cut-short',
    clause: 'PS3.7 6.3.1',
    does: 'sends a Command Set that ends within its last element',
    change: bytes((command) => command.subarray(0, -2)),
    rule: 'command-set/truncated',
  },
  {
    name: 'command-out-of-order',
    clause: 'PS3.7 6.3.1',
    does: 'sends the elements of a Command Set in the order of its source code',
    change: elements((own) => [...own].reverse()),
    rule: 'command-set/order',
  },
  {
    name: 'priority-twice',
    clause: 'PS3.7 6.3.1',
    does: 'sends Priority twice',
    change: elements((own) => own.flatMap((one) => (one.tag === priority ? [one, one] : [one]))),
    rule: 'command-set/duplicate',
  },
  {
    name: 'command-with-odd-value',
    clause: 'PS3.7 6.3.1',
    does: 'sends a Move Originator AE Title of odd length without padding',
    change: title('MOVER'),
    rule: 'command-set/odd-length',
  },
  {
    name: 'group-length-of-all',
    clause: 'PS3.7 E.1',
    does: 'counts the Command Group Length itself in its value',
    change: {
      command: (command) => {
        const [length, ...own] = withGroupLength(commandElementsOf(command));
        const counted = Buffer.from(length?.value ?? []);
        counted.writeUInt32LE(counted.readUInt32LE(0) + 12);
        return [{ tag: 0, value: counted }, ...own];
      },
    },
    rule: 'command-set/group-length',
  },
  {
    name: 'priority-of-4-bytes',
    clause: 'PS3.5 6.2',
    does: 'sends Priority in four bytes',
    change: value(priority, (own) => Buffer.concat([own, Buffer.alloc(2)])),
    rule: 'command-set/number-length',
  },
  {
    name: 'originator-too-long',
    clause: 'PS3.5 6.2',
    does: 'sends a Move Originator AE Title of 18 characters',
    change: title('MOVE-ORIGINATOR-01'),
    rule: 'command-set/text-length',
  },
  {
    name: 'originator-padded-with-null',
    clause: 'PS3.5 6.2',
    does: 'pads a Move Originator AE Title with NULL',
    change: title('MOVER\0'),
    rule: 'command-set/text-padding',
  },
  {
    name: 'uid-padded-with-space',
    clause: 'PS3.5 9.1',
    does: 'pads the Affected SOP Class UID with a space',
    change: value(0x0002, (own) =>
      chars(
        Buffer.from(own)
          .toString('latin1')
          .replaceAll('\0', ' ')
          .padEnd(own.length + 2),
      ),
    ),
    rule: 'command-set/uid-padding',
  },
  {
    name: 'uid-with-leading-zero',
    clause: 'PS3.5 9.1',
    does: 'sends an Affected SOP Instance UID that has a component with a leading zero',
    change: value(0x1000, () => chars('1.2.826.0.1.3680043.9.007.1\0')),
    rule: 'command-set/uid-form',
  },
  {
    name: 'originator-blank',
    clause: 'PS3.5 6.2',
    does: 'sends a Move Originator AE Title of spaces',
    change: title('    '),
    rule: 'command-set/ae-title',
  },
  {
    name: 'originator-in-latin-1',
    clause: 'PS3.7 Annex C',
    does: 'sends a Move Originator AE Title with a letter outside of the default repertoire',
    change: title('M\xD6VE'),
    rule: 'command-set/text-repertoire',
  },
  {
    name: 'two-originators',
    clause: 'PS3.7 E.1',
    does: 'sends two values of Move Originator AE Title',
    change: title('ONE\\TWO '),
    rule: 'command-set/value-multiplicity',
  },
  {
    name: 'priority-undefined',
    clause: 'PS3.7 9.1.1.1.5',
    does: 'sends a Priority that was never set',
    change: withValues({ Priority: 0xcdcd }),
    rule: 'command-set/priority',
  },
  {
    name: 'no-message-id',
    clause: 'PS3.7 9.3.1.1',
    does: 'sends no Message ID',
    change: withoutElement(0x0110),
    rule: 'request/c-store-has-message-id',
  },
  {
    name: 'no-data-set-type',
    clause: 'PS3.7 9.3.1.1',
    does: 'sends no Command Data Set Type',
    change: withoutElement(0x0800),
    rule: 'request/c-store-has-data-set-type',
  },
  {
    name: 'no-affected-class',
    clause: 'PS3.7 9.3.1.1',
    does: 'sends no Affected SOP Class UID',
    change: withoutElement(0x0002),
    rule: 'request/c-store-has-sop-class',
  },
  {
    name: 'no-priority',
    clause: 'PS3.7 9.3.1.1',
    does: 'sends no Priority',
    change: withoutElement(priority),
    rule: 'request/c-store-has-priority',
  },
  {
    name: 'no-affected-instance',
    clause: 'PS3.7 9.3.1.1',
    does: 'sends an Affected SOP Instance UID without a value',
    change: value(0x1000, () => Buffer.alloc(0)),
    rule: 'request/c-store-has-sop-instance',
  },
  {
    name: 'element-of-nobody',
    clause: 'PS3.7 E.1',
    does: 'sends an element that the command dictionary does not have',
    change: withElements({ tag: 0x0990, value: Buffer.alloc(2) }),
    rule: 'request/known-elements',
  },
  {
    name: 'data-element-in-command',
    clause: 'PS3.7 6.3.1',
    does: 'sends a Data Element in the Command Set',
    change: withElements({ tag: 0x00080016, value: chars('1.2.840.10008.5.1.4.38.1') }),
    rule: 'request/command-group',
  },
  {
    name: 'retired-element',
    clause: 'PS3.7 E.2',
    does: 'sends the retired Command Length to End',
    change: withElements({ tag: 0x0001, value: Buffer.alloc(4) }),
    rule: 'request/retired-elements',
  },
];

export const commands: readonly ScuFault[] = rows.map((row) => ({ ...row, caughtBy: [sends] }));
