import { expect } from 'chai';
import type { Decoded, Pdu } from '../../src/wire.ts';
import { pduRules } from './pdu-rules.ts';
import { applyRules } from './rule.ts';
import { itTellsEach } from './testing/rule-cases.ts';

const of = (pdu: Pdu): Decoded => ({ pdu });
const found = (pdu: Pdu) => applyRules(pduRules, of(pdu)).findings;

const undecodable: Decoded = { invalid: 'no such type', offset: 0, reason: 'unrecognized-pdu' } as unknown as Decoded;
const malformedAccept: Decoded = { invalid: 'A-ASSOCIATE-AC: item 50H', offset: 90, reason: 6, pduType: 2 };
const release = of({ type: 'A-RELEASE-RP' });
const abort = { type: 'A-ABORT', source: 0, reason: 0 } as const;
const rejection = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 } as const;
const pData = { type: 'P-DATA-TF', pdvs: [] } as const;
const fields = { protocolVersion: 1, calledAETitle: '', callingAETitle: '', items: [] } as const;
const reserved = Buffer.of(1);

describe('the rules of PDUs', () => {
  itTellsEach(pduRules, {
    'pdu/decodable': { broken: undecodable, kept: release, none: malformedAccept },
    'associate-ac/decodable': {
      broken: malformedAccept,
      kept: of({ type: 'A-ASSOCIATE-AC', ...fields }),
      none: undecodable,
    },
    'associate-rq/reserved-fields': {
      broken: of({ type: 'A-ASSOCIATE-RQ', ...fields, reserved }),
      kept: of({ type: 'A-ASSOCIATE-RQ', ...fields }),
      none: release,
    },
    'associate-ac/reserved-fields': {
      broken: of({ type: 'A-ASSOCIATE-AC', ...fields, reserved }),
      kept: of({ type: 'A-ASSOCIATE-AC', ...fields }),
      none: release,
    },
    'associate-rj/reserved-fields': { broken: of({ ...rejection, reserved }), kept: of(rejection), none: release },
    'p-data/reserved-fields': { broken: of({ ...pData, reserved }), kept: of(pData), none: release },
    'release-rq/reserved-fields': {
      broken: of({ type: 'A-RELEASE-RQ', reserved }),
      kept: of({ type: 'A-RELEASE-RQ' }),
      none: release,
    },
    'release-rp/reserved-fields': {
      broken: of({ type: 'A-RELEASE-RP', reserved }),
      kept: release,
      none: undecodable,
    },
    'a-abort/reserved-fields': { broken: of({ ...abort, reserved }), kept: of(abort), none: release },
    'a-abort/source-and-reason': { broken: of({ ...abort, source: 1 }), kept: of(abort), none: release },
    'associate-rj/result-source-and-reason': {
      broken: of({ ...rejection, result: 3 }),
      kept: of(rejection),
      none: release,
    },
  });

  it('say what came in place of a PDU', () => {
    const [finding] = applyRules(pduRules, undecodable).findings;
    expect(finding?.text).to.equal('bytes came that are no PDU: no such type (offset 0)');
  });

  it('find reserved fields that are not 00H', () => {
    const [finding] = found({ ...abort, reserved: Buffer.from([0, 1, 0]) });
    expect(finding).to.include({ level: 'shall', clause: 'PS3.8 9.3.8' });
  });

  it('let bytes 43 to 74 of an A-ASSOCIATE-AC repeat the request', () => {
    const pdu = { type: 'A-ASSOCIATE-AC', ...fields } as const;
    const late = Buffer.concat([Buffer.alloc(3), Buffer.alloc(32, 7)]);
    expect(found({ ...pdu, reserved: late })).to.deep.equal([]);
    expect(found({ ...pdu, reserved: Buffer.concat([Buffer.of(1), late.subarray(1)]) })[0]).to.include({
      level: 'shall',
    });
  });

  it('find sources and reasons of an A-ABORT that Table 9-26 does not have', () => {
    const wrong = [
      [1, 0],
      [3, 0],
      [2, 3],
      [2, 7],
      [0, 2],
    ] as const;
    for (const [source, reason] of wrong) {
      expect(found({ type: 'A-ABORT', source, reason })[0], `${source} ${reason}`).to.include({ level: 'shall' });
    }
    for (const reason of [0, 1, 2, 4, 5, 6]) {
      expect(found({ type: 'A-ABORT', source: 2, reason })).to.deep.equal([]);
    }
  });

  it('find values of an A-ASSOCIATE-RJ that Table 9-21 does not have', () => {
    expect(found({ ...rejection, source: 3, reason: 2 })).to.deep.equal([]);
    const wrong = [{ result: 0 }, { result: 3 }, { source: 0 }, { source: 4 }, { reason: 4 }, { source: 2, reason: 3 }];
    for (const values of wrong) {
      expect(found({ ...rejection, ...values })[0], JSON.stringify(values)).to.include({
        level: 'shall',
        clause: 'PS3.8 9.3.4',
      });
    }
  });
});
