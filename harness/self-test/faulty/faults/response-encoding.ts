// Faults of how the Command Set of a C-STORE response is encoded: PS3.7 6.3.1 and Annex E, PS3.5 6.2 and 9.1.

import { type CommandSet, encodeCommandSet } from '../../../../src/wire.ts';
import { elementsOf, withElement, withGroupLength } from '../changes.ts';
import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';

const caughtBy = [stored];

/** The response with a Command Group Length that is wrong by so many bytes. */
function wrongLength(response: CommandSet, by: number): CommandSet {
  return { CommandGroupLength: encodeCommandSet(response).length - 12 + by, ...response };
}

const rows: readonly Fault[] = [
  {
    name: 'group-length-wrong',
    clause: 'PS3.7 E.1',
    does: 'sends a Command Group Length of 0',
    store: (response) => ({ ...response, CommandGroupLength: 0 }),
    caughtBy,
  },
  {
    name: 'group-length-counts-itself',
    clause: 'PS3.7 E.1',
    does: 'counts the Command Group Length element in its own value',
    store: (response) => wrongLength(response, 12),
    caughtBy,
  },
  {
    name: 'no-group-length',
    clause: 'PS3.7 9.3.1.2',
    does: 'leaves out Command Group Length',
    store: (response) => elementsOf(response).slice(1),
    caughtBy,
  },
  {
    name: 'elements-out-of-order',
    clause: 'PS3.7 6.3.1',
    does: 'sends Status before the elements with lower tags',
    store: (response) => {
      const [length, ...rest] = elementsOf(response);
      const [status, ...others] = rest.toSorted((a, b) => Number(b.tag === 0x0900) - Number(a.tag === 0x0900));
      return length && status ? [length, status, ...others] : [];
    },
    caughtBy,
  },
  {
    name: 'element-twice',
    clause: 'PS3.7 6.3.1',
    does: 'sends Status twice',
    store: (response) =>
      withGroupLength(
        elementsOf(response)
          .slice(1)
          .flatMap((element) => (element.tag === 0x0900 ? [element, element] : [element])),
      ),
    caughtBy,
  },
  {
    name: 'odd-length',
    clause: 'PS3.7 6.3.1',
    does: 'sends an Affected SOP Instance UID of an odd number of bytes',
    store: (response) =>
      withElement(response, 0x1000, (uid) =>
        uid.at(-1) === 0 ? uid.subarray(0, -1) : Buffer.concat([uid, Buffer.of(0)]),
      ),
    caughtBy,
  },
  {
    name: 'uid-padded-with-space',
    clause: 'PS3.5 9.1',
    does: 'pads the Affected SOP Instance UID with spaces',
    store: (response) => {
      const { AffectedSOPInstanceUID: uid = '' } = response;
      return { ...response, AffectedSOPInstanceUID: Buffer.from(uid.length % 2 === 0 ? `${uid}  ` : `${uid} `) };
    },
    caughtBy,
  },
  {
    name: 'value-length-beyond-the-end',
    clause: 'PS3.7 6.3.1',
    does: 'declares a Value Length of the last element that passes the end of the Command Set',
    store: (response) => {
      const elements = elementsOf(response);
      const last = elements.at(-1);
      return last ? [...elements.slice(0, -1), { ...last, length: last.value.length + 2 }] : elements;
    },
    caughtBy,
  },
  {
    name: 'explicit-vr-command',
    clause: 'PS3.7 6.3.1',
    does: 'encodes the Command Set in Explicit VR Little Endian',
    store: (response) =>
      elementsOf(response).map(({ tag, value }) => ({
        tag,
        value,
        length: value.length * 0x10000 + (tag === 0 ? 0x4c55 : tag === 0x0002 || tag === 0x1000 ? 0x4955 : 0x5355),
      })),
    caughtBy,
  },
  {
    name: 'data-element-in-command',
    clause: 'PS3.7 6.3.1',
    does: 'adds an element of group 0008 to the Command Set',
    store: (response) =>
      withGroupLength([...elementsOf(response).slice(1), { tag: 0x00080018, value: Buffer.from('1.2.3\0') }]),
    verdict: 'warn',
    caughtBy,
  },
  {
    name: 'unknown-command-element',
    clause: 'PS3.7 E.1',
    does: 'adds a private element to the Command Set, which PS3.7 6.3.1 has retired',
    store: (response) =>
      withGroupLength([...elementsOf(response).slice(1), { tag: 0x00001099, value: Buffer.from('ABCD') }]),
    verdict: 'warn',
    caughtBy,
  },
  {
    name: 'status-of-four-bytes',
    clause: 'PS3.5 6.2',
    does: 'sends Status as a number of four bytes',
    store: (response) => withElement(response, 0x0900, (status) => Buffer.concat([status, Buffer.alloc(2)])),
    caughtBy,
  },
  {
    name: 'offending-element-of-two-bytes',
    clause: 'PS3.5 6.2',
    does: 'sends an Offending Element of two bytes',
    store: (response) =>
      response.Status === 0 ? response : { ...response, ErrorComment: undefined, '(0000,0901)': Buffer.of(8, 0) },
    caughtBy: ['ps3.4/gg.4.2/data-set-mismatch-answered:HangingProtocolStorage:another-SOP-Class-UID'],
    spares: [stored, echoed],
  },
];

export const responseEncoding: readonly Fault[] = sparing([echoed], rows);
