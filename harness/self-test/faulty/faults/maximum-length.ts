// Faults in how the Maximum Length of the requestor is kept: PS3.8 D.1.

import { type AAssociateRQ, fragmentMessage } from '../../../../src/wire.ts';
import type { Instead, Received } from '../exchange.ts';
import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';

/** The A-ASSOCIATE-RQ that the good SCP gets to see has another Maximum Length. */
function withMaxLength(change: (length: number) => number) {
  return (received: Received): Instead | undefined =>
    received.type === 'A-ASSOCIATE-RQ' ? [changed(received, change)] : undefined;
}

function changed(rq: AAssociateRQ, change: (length: number) => number): AAssociateRQ {
  const items = rq.items.map((item) => {
    if ('data' in item || item.item !== 0x50) return item;
    const subItems = item.subItems.map((one) =>
      'maxLength' in one ? { ...one, maxLength: Math.min(0xffffffff, change(one.maxLength)) } : one,
    );
    return { ...item, subItems };
  });
  return { ...rq, items };
}

/** A whole command in one P-DATA-TF. */
function inOne(contextId: number, command: Buffer): Instead {
  return fragmentMessage(contextId, command, undefined, 0);
}

const rows: readonly Fault[] = [
  {
    name: 'maximum-length-ignored',
    clause: 'PS3.8 D.1',
    does: 'sends a response in one P-DATA-TF, however short those may be that the requestor receives',
    message: (command, { contextId }) => inOne(contextId, command),
    caughtBy: ['ps3.8/d.1/maximum-length:128'],
    spares: ['ps3.8/d.1/maximum-length:1024', stored, echoed],
  },
  {
    name: 'maximum-length-without-heads',
    clause: 'PS3.8 D.1',
    does: 'forgets the heads of the PDVs when it keeps to the Maximum Length',
    message: (command, { contextId }, { maxLength }) =>
      fragmentMessage(contextId, command, undefined, maxLength === 0 ? 0 : maxLength + 6),
    caughtBy: ['ps3.8/d.1/maximum-length:128'],
    spares: ['ps3.8/d.1/maximum-length:1024', stored, echoed],
  },
  {
    name: 'unlimited-length-taken-for-none',
    clause: 'PS3.8 D.1.1',
    does: 'sends nothing to a requestor whose Maximum Length is 0, which means no limit',
    message: (command, { contextId }, { maxLength }) => (maxLength === 0 ? [] : inOne(contextId, command)),
    caughtBy: ['ps3.8/d.1/maximum-length:0'],
    spares: [stored, echoed],
  },
  {
    name: 'maximum-length-signed',
    clause: 'PS3.8 D.1.1',
    does: 'takes a Maximum Length of 2 GB and more for a negative one, and sends nothing',
    message: (command, { contextId }, { maxLength }) => ((maxLength | 0) < 0 ? [] : inOne(contextId, command)),
    caughtBy: ['ps3.8/d.1/maximum-length:4294967295'],
    spares: [stored, echoed],
  },
  {
    name: 'maximum-length-unread',
    clause: 'PS3.8 D.1',
    does: 'does not read the Maximum Length of the requestor, and sends responses of any length',
    receive: withMaxLength(() => 0),
    caughtBy: ['ps3.8/d.1/one-below:1', 'ps3.8/d.1/one-below:2'],
    spares: ['ps3.8/d.1/one-below:0', stored, echoed],
  },
  {
    name: 'maximum-length-off-by-two',
    clause: 'PS3.8 D.1',
    does: 'sends up to two bytes more than the Maximum Length of the requestor',
    receive: withMaxLength((length) => (length === 0 ? 0 : length + 2)),
    caughtBy: ['ps3.8/d.1/one-below:2'],
    spares: ['ps3.8/d.1/one-below:0', stored, echoed],
  },
];

export const maximumLength: readonly Fault[] = sparing([stored, echoed], rows);
