/** PS3.8 9.2: the provider follows Table 9-10 whatever arrives, in whatever order. */

import { expect } from 'chai';
import fc from 'fast-check';
import { decodePdu, encodePdu } from './pdu/pdu.ts';
import { UpperLayerProvider } from './provider.ts';
import type { TransitionRecord } from './provider-user.ts';
import { type Event, pduEvents } from './state-machine/events.ts';
import { transition } from './state-machine/transition.ts';
import { arbitraryPdu } from './testing/arbitrary-pdu.ts';
import type { Transport, TransportHandlers } from './transport.ts';

/** A transport without a connection: what arrives is given to its handlers by hand. */
class DeafTransport {
  handlers: TransportHandlers = { onPdu: () => undefined, onClosed: () => undefined };
  needsDrain = false;
  send(): boolean {
    return true;
  }
  end(): void {
    this.needsDrain = false;
  }
}

/** Bytes received, or a primitive of the local user. */
type Step = Buffer | 'accept' | 'reject' | 'data' | 'release' | 'respond' | 'abort';

const primitives: Readonly<Record<Exclude<Step, Buffer>, [Event, (provider: UpperLayerProvider) => boolean]>> = {
  accept: ['Evt7', (provider) => provider.associateAccept(Buffer.alloc(0))],
  reject: ['Evt8', (provider) => provider.associateReject(Buffer.alloc(0))],
  data: ['Evt9', (provider) => provider.pData(Buffer.alloc(0))],
  release: ['Evt11', (provider) => provider.releaseRequest()],
  respond: ['Evt14', (provider) => provider.releaseResponse()],
  abort: ['Evt15', (provider) => provider.abort()],
};

const step: fc.Arbitrary<Step> = fc.oneof(
  arbitraryPdu.map(encodePdu),
  fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom<Step>('accept', 'reject', 'data', 'release', 'respond', 'abort'),
);

function eventOf(bytes: Buffer): Event {
  const decoded = decodePdu(bytes);
  return 'pdu' in decoded ? pduEvents[decoded.pdu.type] : 'Evt19';
}

describe('the provider, fed anything in any order', () => {
  it('takes exactly the transitions of Table 9-10', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const records: TransitionRecord[] = [];
        const provider = new UpperLayerProvider({ onTransition: (record) => records.push(record) });
        const transport = new DeafTransport();
        provider.accept(transport as unknown as Transport);
        for (const one of steps) expectStep(provider, transport, records, one);
        transport.handlers.onClosed({ how: 'fin', unparsed: 0 });
        expect(provider.state).to.equal('Sta1');
      }),
      { numRuns: 500 },
    );
  });
});

function expectStep(
  provider: UpperLayerProvider,
  transport: DeafTransport,
  records: TransitionRecord[],
  one: Step,
): void {
  const from = provider.state;
  const [event, run] = Buffer.isBuffer(one) ? [eventOf(one), undefined] : primitives[one];
  const before = records.length;
  if (run) run(provider);
  else if (Buffer.isBuffer(one)) transport.handlers.onPdu(decodePdu(one), one);
  const cell = transition(from, event);
  if (!cell) {
    expect([provider.state, records.length]).to.deep.equal([from, before]);
    return;
  }
  expect(records.slice(before)).to.deep.equal([{ from, event, action: cell.action, to: provider.state }]);
  expect([cell.next].flat()).to.include(provider.state);
}
