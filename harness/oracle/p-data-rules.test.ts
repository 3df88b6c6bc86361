import { expect } from 'chai';
import type { Pdv } from '../../src/wire.ts';
import { pDataRules, type ReceivedPData } from './p-data-rules.ts';
import { applyRules } from './rule.ts';
import { itTellsEach } from './testing/rule-cases.ts';

const pdv: Pdv = { contextId: 1, isCommand: true, isLast: true, fragment: Buffer.alloc(10) };

/** A P-DATA-TF of 16 bytes after its head. */
function received(maxLength: number, over: Partial<Pdv> = {}): ReceivedPData {
  return { pdu: { type: 'P-DATA-TF', pdvs: [{ ...pdv, ...over }] }, bytes: 22, maxLength };
}

describe('the rules of a P-DATA-TF', () => {
  itTellsEach(pDataRules, {
    'p-data/maximum-length': { broken: received(15), kept: received(16), none: received(0) },
    'p-data/context-id': { broken: received(16, { contextId: 2 }), kept: received(16) },
    'p-data/message-control-header': { broken: received(16, { reserved: 4 }), kept: received(16) },
  });

  it('take set bits in the message control header for less than an even context ID', () => {
    const { findings } = applyRules(pDataRules, received(0, { contextId: 2, reserved: 4 }));
    expect(findings.map(({ level }) => level)).to.deep.equal(['shall', 'should']);
  });
});
