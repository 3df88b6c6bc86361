import { expect } from 'chai';
import { decodePdu } from '../../../src/wire.ts';
import { eachOnce } from '../../fuzz/campaign/phases.ts';
import { type BuiltExchange, build } from '../../fuzz/exchange/build.ts';
import { mutations } from '../../fuzz/mutations/registry.ts';
import type { Received } from '../faulty/exchange.ts';
import type { FaultyConnection } from '../faulty/faulty-connection.ts';
import { dataSetFaults } from './data-set-faults.ts';
import type { FuzzedFault } from './fuzzed-fault.ts';
import { messageFaults } from './message-faults.ts';
import { seededTarget } from './seeded-sut.ts';
import { upperLayerFaults } from './upper-layer-faults.ts';

const { target } = seededTarget;
/** Inputs of the first phase within which each fault is met. */
const within = 3000;

/** Whether a fault does something to its program at an exchange; only that is noted. */
function meets({ behaviour }: FuzzedFault, { turns, dataSet, transferSyntax, contextId }: BuiltExchange): boolean {
  let isMet = false;
  const note = () => {
    isMet = true;
  };
  const exchanges = { last: undefined, withinMessage: false };
  const program = { crash: note, hang: note };
  const session = { program, exchanges, respond: () => {} } as unknown as FaultyConnection;
  if (behaviour.message) {
    const sent = {
      request: {},
      contextId,
      abstractSyntax: '',
      transferSyntax,
      earlier: 0,
      dataSet: Buffer.from(dataSet),
    };
    behaviour.message(Buffer.alloc(0), sent, session);
  }
  for (const turn of turns) {
    if (turn.kind === 'send' && behaviour.receive) behaviour.receive(receivedOf(turn.bytes), session);
  }
  return isMet;
}

function receivedOf(bytes: Uint8Array): Received {
  const decoded = decodePdu(bytes);
  return 'pdu' in decoded ? decoded.pdu : { type: 'invalid', bytes };
}

/** Needs what came before on the association, which these tests do not have. */
const withHistory = ['associate-for-data-set', 'release-before-data-set', 'reset-connections-leak'];
const faults = [...upperLayerFaults, ...dataSetFaults].filter(({ name }) => !withHistory.includes(name));

describe('Seeded faults of SCPs', () => {
  it('have names of their own, and are at least forty', () => {
    const all = [...upperLayerFaults, ...messageFaults, ...dataSetFaults];
    expect(new Set(all.map(({ name }) => name)).size).to.equal(all.length);
    expect(all.length).to.be.at.least(40);
  });

  it('spare a plain request in every Transfer Syntax', () => {
    const met = target.pairs.flatMap((pair) => {
      const plain = build({ ...pair, serial: 1, uses: [] }, target);
      return faults.filter((fault) => meets(fault, plain));
    });
    expect(met.map(({ name }) => name)).to.deep.equal([]);
  });

  it('are met by an input of the first phase', () => {
    const missed = new Set(faults);
    let run = 0;
    for (const { input } of eachOnce({ target, mutations })) {
      run += 1;
      if (run > within || missed.size === 0) break;
      const exchange = build({ ...input, serial: run }, target);
      for (const fault of missed) if (meets(fault, exchange)) missed.delete(fault);
    }
    expect([...missed].map(({ name }) => name)).to.deep.equal([]);
  });
});
