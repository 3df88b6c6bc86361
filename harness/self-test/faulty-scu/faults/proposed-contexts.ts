// Faults of the presentation contexts that an A-ASSOCIATE-RQ proposes: PS3.8 7.1.1.13, 9.3.2.2, F.1; PS3.5 10.1 to 10.5, A.5.

import {
  DeflatedExplicitVRLittleEndian,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
} from '../../../../src/index.ts';
import { alsoProposing, firstContext, firstSyntaxes, withoutItem } from '../changes.ts';
import { withinContexts } from '../good-scu.ts';
import type { ScuChange } from '../scu-behaviour.ts';
import type { ScuFault } from '../scu-fault.ts';
import { sends } from './cases.ts';

const caughtBy = [sends];
const compressed = '1.2.840.10008.1.2.4.';

/** Offers its SOP Class in these Transfer Syntaxes as well. */
function alsoIn(...suffixes: readonly string[]): ScuChange {
  return alsoProposing(({ abstractSyntax }) =>
    suffixes.map((suffix) => ({ abstractSyntax, transferSyntaxes: [`${compressed}${suffix}`] })),
  );
}

/** Offers its SOP Class in these Transfer Syntaxes, each in a context, and in no other. */
function onlyIn(...transferSyntaxes: readonly string[]): ScuChange {
  return {
    propose: ([first]) =>
      transferSyntaxes.map((uid, at) => ({
        id: 2 * at + 1,
        abstractSyntax: first?.abstractSyntax ?? '',
        transferSyntaxes: [uid],
      })),
  };
}

export const proposedContexts: readonly ScuFault[] = [
  {
    name: 'no-presentation-context',
    clause: 'PS3.8 9.3.2',
    does: 'proposes no presentation context',
    change: withoutItem(0x20),
    rule: 'associate-rq/one-or-more-contexts',
    caughtBy,
  },
  {
    name: 'leaves-out-beyond-128-contexts',
    clause: 'PS3.8 9.3.2.2',
    does: 'leaves out the instances for which an association has no presentation context left, and says nothing of them',
    change: {
      plan: (instances) => withinContexts(instances).slice(0, 1),
      summary: () => [],
      exit: (outcomes) => Number(outcomes.some(({ kind, status }) => kind === 'failed' && status !== undefined)),
    },
    verdict: 'warn',
    caughtBy: ['ps3.8/9.3.2.2/scu-more-classes-than-contexts'],
  },
  {
    name: 'context-for-each-file',
    clause: 'PS3.8 9.3.2.2',
    does: 'proposes 129 presentation contexts, so that the last has the ID of the first',
    change: {
      propose: (contexts) =>
        Array.from({ length: 129 }, (_, at) => ({
          abstractSyntax: contexts[0]?.abstractSyntax ?? '',
          transferSyntaxes: contexts[0]?.transferSyntaxes ?? [],
          id: (2 * at + 1) % 256,
        })),
    },
    rule: 'associate-rq/at-most-128-contexts',
    caughtBy,
  },
  {
    name: 'even-context-ids',
    clause: 'PS3.8 9.3.2.2',
    does: 'numbers its presentation contexts 2, 4 and so on',
    change: { propose: (contexts) => contexts.map((context) => ({ ...context, id: context.id + 1 })) },
    rule: 'associate-rq/context-id',
    caughtBy,
  },
  {
    name: 'context-id-twice',
    clause: 'PS3.8 7.1.1.13',
    does: 'gives two presentation contexts the same ID',
    change: {
      propose: (contexts) =>
        [...contexts, ...contexts].map(({ abstractSyntax, transferSyntaxes }) => ({
          id: 1,
          abstractSyntax,
          transferSyntaxes,
        })),
    },
    rule: 'associate-rq/context-id-once',
    caughtBy,
  },
  {
    name: 'two-abstract-syntaxes',
    clause: 'PS3.8 9.3.2.2',
    does: 'puts two Abstract Syntaxes into one presentation context',
    change: firstSyntaxes((own) => [{ item: 0x30, uid: '1.2.840.10008.1.1' }, ...own]),
    rule: 'associate-rq/one-abstract-syntax',
    caughtBy,
  },
  {
    name: 'context-without-transfer-syntax',
    clause: 'PS3.8 9.3.2.2',
    does: 'proposes a presentation context without a Transfer Syntax',
    change: alsoProposing(({ abstractSyntax }) => [{ abstractSyntax, transferSyntaxes: [] }]),
    rule: 'associate-rq/one-or-more-transfer-syntaxes',
    caughtBy,
  },
  {
    name: 'transfer-syntax-first',
    clause: 'PS3.8 9.3.2.2',
    does: 'sends the Transfer Syntax of a presentation context before its Abstract Syntax',
    change: firstSyntaxes((own) => [...own].reverse()),
    rule: 'associate-rq/abstract-syntax-first',
    caughtBy,
  },
  {
    name: 'abstract-syntax-padded',
    clause: 'PS3.8 F.1',
    does: 'pads an Abstract Syntax Name to an even length',
    change: alsoProposing(() => [
      { abstractSyntax: '1.2.840.10008.1.1\0', transferSyntaxes: [ImplicitVRLittleEndian.uid] },
    ]),
    rule: 'associate-rq/abstract-syntax-name-form',
    caughtBy,
  },
  {
    name: 'transfer-syntax-with-leading-zero',
    clause: 'PS3.8 F.1',
    does: 'proposes a Transfer Syntax that has a component with a leading zero',
    change: firstSyntaxes((own) => [...own, { item: 0x40, uid: '1.2.840.10008.1.02' }]),
    rule: 'associate-rq/transfer-syntax-name-form',
    caughtBy,
  },
  {
    name: 'implicit-not-offered',
    clause: 'PS3.5 10.1',
    does: 'offers Explicit VR Little Endian alone',
    change: onlyIn(ExplicitVRLittleEndian.uid),
    rule: 'associate-rq/default-transfer-syntax',
    caughtBy,
  },
  {
    name: 'lossless-without-implicit',
    clause: 'PS3.5 10.1',
    does: 'offers lossless compression and Explicit VR Little Endian, but not Implicit VR Little Endian',
    change: onlyIn(ExplicitVRLittleEndian.uid, `${compressed}80`),
    rule: 'associate-rq/default-beside-lossless',
    verdict: 'warn',
    caughtBy,
  },
  {
    name: 'jpeg-lossless-without-default',
    clause: 'PS3.5 10.2',
    does: 'offers lossless JPEG with any Selection Value, but not with Selection Value 1',
    change: alsoIn('57'),
    rule: 'associate-rq/default-jpeg-lossless',
    caughtBy,
  },
  {
    name: 'jpeg-lossy-without-default',
    clause: 'PS3.5 10.3',
    does: 'offers a retired process of lossy JPEG, but not a default one',
    change: alsoIn('55'),
    rule: 'associate-rq/default-jpeg-lossy',
    caughtBy,
  },
  {
    name: 'deflated-without-explicit',
    clause: 'PS3.5 A.5',
    does: 'offers Deflated Explicit VR Little Endian, but not Explicit VR Little Endian',
    change: onlyIn(ImplicitVRLittleEndian.uid, DeflatedExplicitVRLittleEndian.uid),
    rule: 'associate-rq/explicit-beside-deflated',
    verdict: 'warn',
    caughtBy,
  },
  {
    name: 'context-with-reserved-byte',
    clause: 'PS3.8 9.3.2.2',
    does: 'sends a reserved byte of a Presentation Context Item as 01H',
    change: firstContext((item) => ({ ...item, reserved: Buffer.of(0, 0, 1, 0) })),
    rule: 'associate-rq/presentation-context-reserved',
    caughtBy,
  },
  {
    name: 'abstract-syntax-with-reserved-byte',
    clause: 'PS3.8 9.3.2.2.1',
    does: 'sends the reserved byte of an Abstract Syntax Sub-Item as 01H',
    change: firstSyntaxes((own) => own.map((one) => (one.item === 0x30 ? { ...one, reserved: Buffer.of(1) } : one))),
    rule: 'associate-rq/abstract-syntax-reserved',
    caughtBy,
  },
  {
    name: 'transfer-syntax-with-reserved-byte',
    clause: 'PS3.8 9.3.2.2.2',
    does: 'sends the reserved byte of a Transfer Syntax Sub-Item as 01H',
    change: firstSyntaxes((own) => own.map((one) => (one.item === 0x40 ? { ...one, reserved: Buffer.of(1) } : one))),
    rule: 'associate-rq/transfer-syntax-reserved',
    caughtBy,
  },
];
