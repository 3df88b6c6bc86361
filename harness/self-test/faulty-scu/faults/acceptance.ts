// Faults of how an SCU takes an A-ASSOCIATE-AC, a rejection, or none: PS3.8 7.1.1.14, 7.1.2, 9.3.1, 9.3.3, D.1; PS3.7 D.3.3.

import { ExplicitVRLittleEndian } from '../../../../src/index.ts';
import { presentationContextResultsOf, presentationContextsOf, userInformationOf } from '../../../../src/wire.ts';
import { alsoProposing } from '../changes.ts';
import { onePdvEach } from '../fragments.ts';
import { goodScu } from '../good-scu.ts';
import type { ScuChange } from '../scu-behaviour.ts';
import type { ScuFault } from '../scu-fault.ts';

/** Aborts when this finds something in an A-ASSOCIATE-AC. */
function objects(to: ScuChange['objection']): ScuChange {
  return { objection: (accept, session) => goodScu.objection(accept, session) ?? to?.(accept, session) };
}

/** Crashes where it cannot send with a Maximum Length. */
function cannotSend(isTooMuch: (maxLength: number) => boolean): ScuChange {
  return {
    message(message, session) {
      if (isTooMuch(session.maxLength)) session.crash();
      return onePdvEach(message, session.maxLength);
    },
  };
}

/** Says nothing of associations that come to nothing. */
const unmoved: ScuChange = { print: () => [], summary: () => ['done'], exit: () => 0 };

export const acceptance: readonly ScuFault[] = [
  {
    name: 'takes-refused-contexts',
    clause: 'PS3.8 9.3.3.2',
    does: 'takes a presentation context for accepted because the answer has a Transfer Syntax, whatever the result',
    change: {
      choose(instance, { request, accept }) {
        const answers = accept ? presentationContextResultsOf(accept) : [];
        const contexts = request ? presentationContextsOf(request) : [];
        const ids = contexts
          .filter(({ abstractSyntax }) => abstractSyntax === instance.sopClassUID)
          .map(({ id }) => id);
        const found = answers.find(
          ({ id, transferSyntax }) => ids.includes(id) && transferSyntax === instance.transferSyntax,
        );
        return found && { id: found.id, transferSyntax: instance.transferSyntax };
      },
    },
    caughtBy: [
      'ps3.8/9.3.3.2/scu-refused-transfer-syntax:the-Transfer-Syntax-proposed',
      'ps3.8/9.3.3.2/scu-refused-transfer-syntax:Implicit-VR-Little-Endian',
      'ps3.8/9.3.3.2/scu-all-refused:1-user-rejection',
    ],
  },
  {
    name: 'takes-undefined-results',
    clause: 'PS3.8 9.3.3.2',
    does: 'takes a presentation context for refused only if the result is 1 to 4',
    change: {
      choose(instance, { request, accept }) {
        const answers = accept ? presentationContextResultsOf(accept) : [];
        const [context] = request ? presentationContextsOf(request) : [];
        const { result = 1 } = answers.find(({ id }) => id === context?.id) ?? {};
        return context && (result === 0 || result > 4)
          ? { id: context.id, transferSyntax: instance.transferSyntax }
          : undefined;
      },
    },
    caughtBy: [
      'ps3.8/9.3.3.2/scu-all-refused:5-which-is-undefined',
      'ps3.8/9.3.3.2/scu-all-refused:255-which-is-undefined',
    ],
  },
  {
    name: 'takes-a-transfer-syntax-of-nobody',
    clause: 'PS3.8 7.6.1',
    does: 'sends on a presentation context that was accepted in a Transfer Syntax that it did not propose',
    change: {
      choose(instance, { accept }) {
        const found = accept && presentationContextResultsOf(accept).find(({ result }) => result === 0);
        return found && { id: found.id, transferSyntax: instance.transferSyntax };
      },
    },
    caughtBy: ['ps3.8/7.6.1/scu-unproposed-transfer-syntax'],
  },
  {
    name: 'needs-transfer-syntax-of-refused',
    clause: 'PS3.8 9.3.3.2',
    does: 'aborts after an answer in which a refused presentation context has no Transfer Syntax',
    change: {
      ...alsoProposing(({ abstractSyntax }) => [{ abstractSyntax, transferSyntaxes: [ExplicitVRLittleEndian.uid] }]),
      ...objects((accept) =>
        presentationContextResultsOf(accept).some(({ transferSyntax }) => transferSyntax === undefined)
          ? 'a context without a Transfer Syntax'
          : undefined,
      ),
    },
    caughtBy: ['ps3.8/9.3.3.2/scu-some-refused:ImplicitVRLittleEndian:no-Transfer-Syntax'],
  },
  {
    name: 'tests-reserved-fields',
    clause: 'PS3.8 9.3.3',
    does: 'aborts after an A-ASSOCIATE-AC with a reserved field other than 00H',
    change: objects(({ reserved }) =>
      reserved?.subarray(0, 3).some((byte) => byte !== 0) ? 'a reserved field' : undefined,
    ),
    caughtBy: ['ps3.8/9.3.3/scu-reserved-fields:0x01', 'ps3.8/9.3.3/scu-reserved-fields:0xff'],
  },
  {
    name: 'tests-ae-titles',
    clause: 'PS3.8 9.3.3',
    does: 'aborts after an A-ASSOCIATE-AC with other AE titles than those of the request',
    change: objects(({ calledAETitle }, { order }) =>
      calledAETitle === order.calledAETitle ? undefined : 'another AE title',
    ),
    caughtBy: ['ps3.8/9.3.3/scu-ae-titles'],
  },
  {
    name: 'wants-version-1-alone',
    clause: 'PS3.8 9.3.3',
    does: 'aborts after an A-ASSOCIATE-AC that names version 1 and others',
    change: objects(({ protocolVersion }) => (protocolVersion === 1 ? undefined : 'another version')),
    caughtBy: ['ps3.8/9.3.3/scu-protocol-version:0003H', 'ps3.8/9.3.3/scu-protocol-version:FFFFH'],
  },
  {
    name: 'takes-any-application-context',
    clause: 'PS3.7 A.1',
    does: 'sends in an application context that it did not propose',
    change: { objection: () => undefined },
    verdict: 'warn',
    caughtBy: ['ps3.7/a.1/scu-other-application-context'],
  },
  {
    name: 'unknown-item-is-an-error',
    clause: 'PS3.8 9.3.1',
    does: 'aborts after an A-ASSOCIATE-AC with an item that it does not know',
    change: objects(({ items }) => (items.some((item) => 'data' in item) ? 'an unknown item' : undefined)),
    caughtBy: ['ps3.8/9.3.1/scu-unknown-items:before-all-others', 'ps3.8/9.3.1/scu-unknown-items:after-all-others'],
  },
  {
    name: 'unknown-item-is-waited-for',
    clause: 'PS3.8 9.3.1',
    does: 'waits for ever after an A-ASSOCIATE-AC with an item that it does not know',
    change: {
      receive: (arrival) =>
        arrival.type === 'A-ASSOCIATE-AC' && arrival.items.some((item) => 'data' in item) ? [] : undefined,
      patience: () => Number.POSITIVE_INFINITY,
    },
    caughtBy: ['ps3.8/9.3.1/scu-unknown-items:after-the-application-context'],
  },
  {
    name: 'unknown-sub-item-is-an-error',
    clause: 'PS3.8 D.2',
    does: 'aborts after an A-ASSOCIATE-AC with a user-information sub-item that it does not know',
    change: objects((accept) => (userInformationOf(accept).unknown.length > 0 ? 'an unknown sub-item' : undefined)),
    verdict: 'warn',
    caughtBy: ['ps3.8/d.2/scu-unknown-sub-items:at-the-end'],
  },
  {
    name: 'needs-implementation-version-name',
    clause: 'PS3.7 D.3.3.2',
    does: 'crashes after an A-ASSOCIATE-AC without Implementation Version Name',
    change: objects((accept, session) => {
      if (userInformationOf(accept).implementationVersionName === undefined) session.crash();
      return undefined;
    }),
    caughtBy: ['ps3.7/d.3.3.2/scu-implementation:without-Implementation-Version-Name'],
  },
  {
    name: 'needs-maximum-length-first',
    clause: 'PS3.8 9.3.3.3',
    does: 'aborts after an A-ASSOCIATE-AC whose User Information does not begin with the Maximum Length',
    change: objects(({ items }) => {
      const [first] = items.flatMap((item) => ('data' in item || item.item !== 0x50 ? [] : item.subItems));
      return first?.item === 0x51 ? undefined : 'no Maximum Length';
    }),
    verdict: 'warn',
    caughtBy: ['ps3.8/9.3.3.3/scu-order-of-sub-items:last', 'ps3.8/9.3.3.3/scu-order-of-sub-items:second'],
  },
  {
    name: 'maximum-length-0-is-nothing',
    clause: 'PS3.8 D.1',
    does: 'sends fragments of no bytes for ever when the acceptor sets no limit',
    change: cannotSend((maxLength) => maxLength === 0),
    caughtBy: ['ps3.8/d.1/scu-maximum-length:0'],
  },
  {
    name: 'maximum-length-negative',
    clause: 'PS3.8 D.1',
    does: 'crashes when the acceptor receives P-DATA-TF of 4,294,967,295 bytes',
    change: cannotSend((maxLength) => maxLength > 0x7fffffff),
    caughtBy: ['ps3.8/d.1/scu-maximum-length:4294967295'],
  },
  {
    name: 'small-maximum-length-crashes',
    clause: 'PS3.8 D.1',
    does: 'crashes when the acceptor receives P-DATA-TF of less than 32 bytes',
    change: cannotSend((maxLength) => maxLength > 0 && maxLength < 32),
    caughtBy: ['ps3.8/d.1/scu-small:8', 'ps3.8/d.1/scu-small:17'],
  },
  {
    name: 'small-maximum-length-refused',
    clause: 'PS3.8 D.1',
    does: 'aborts when the acceptor receives P-DATA-TF of less than 1,024 bytes',
    change: objects((accept) => {
      const { maxLength = 0 } = userInformationOf(accept);
      return maxLength > 0 && maxLength < 1024 ? 'too small a Maximum Length' : undefined;
    }),
    verdict: 'warn',
    caughtBy: ['ps3.8/d.1/scu-maximum-length:128', 'ps3.8/d.1/scu-small:64'],
  },
  {
    name: 'own-maximum-length',
    clause: 'PS3.8 D.1',
    does: 'cuts its messages to the Maximum Length that it announced itself',
    change: { message: (message) => onePdvEach(message, 16_384) },
    rule: 'p-data/maximum-length',
    caughtBy: ['ps3.8/d.1/scu-maximum-length:128', 'ps3.8/d.1/scu-small:64'],
  },
  {
    name: 'least-maximum-length',
    clause: 'PS3.8 D.1',
    does: 'sends fragments of two bytes when there is no room for them',
    change: { message: (message, { maxLength }) => onePdvEach(message, maxLength > 0 ? Math.max(maxLength, 8) : 0) },
    rule: 'p-data/maximum-length',
    caughtBy: ['ps3.8/d.1/scu-too-small:7', 'ps3.8/d.1/scu-too-small:1'],
  },
  {
    name: 'rejection-is-success',
    clause: 'PS3.4 GG.4.1',
    does: 'exits with 0 and says nothing when no association comes about',
    change: unmoved,
    verdict: 'warn',
    caughtBy: [
      'ps3.4/gg.4.1/scu-no-association:every-association-is-rejected-for-the-moment',
      'ps3.4/gg.4.1/scu-no-association:every-connection-is-closed',
    ],
  },
];
