import { expect } from 'chai';
import { parse } from 'yaml';
import type { CStoreEvent } from '../handler.ts';
import { HandlerSpecError } from './handler-errors.ts';
import { type HandlerSpec, handlerFromSpec } from './scripted-handler.ts';

const hangingProtocol = '1.2.840.10008.5.1.4.38.1';
const colorPalette = '1.2.840.10008.5.1.4.39.1';

function event(sopClassUID = hangingProtocol, signal = new AbortController().signal): CStoreEvent {
  return { sopClassUID, signal } as CStoreEvent;
}

describe('handlerFromSpec', () => {
  it('answers 0x0000 when the spec says nothing', () => {
    expect(handlerFromSpec({})(event())).to.equal(0);
  });

  it('returns a number, a status Data Set, or anything else as the spec has it, at once', () => {
    for (const returns of [0xa700, { Status: 0xa900, ErrorComment: 'x' }, 'text', null, [1]]) {
      expect(handlerFromSpec({ returns })(event())).to.equal(returns);
    }
  });

  it('reads a YAML mapping with hexadecimal numbers', () => {
    const spec = parse('{ returns: { Status: 0xA900, OffendingElement: [0x00080016] } }') as HandlerSpec;
    expect(handlerFromSpec(spec)(event())).to.deep.equal({ Status: 0xa900, OffendingElement: [0x00080016] });
  });

  it('throws, or returns a promise that is rejected', async () => {
    expect(() => handlerFromSpec({ throws: 'broken' })(event())).to.throw('broken');
    const answer = handlerFromSpec({ rejects: 'refused' })(event());
    expect(answer).to.be.instanceOf(Promise);
    expect(await (answer as Promise<unknown>).catch((error: Error) => error.message)).to.equal('refused');
  });

  it('answers by promise after a delay, and ends the delay when the operation is over', async () => {
    expect(await handlerFromSpec({ delayMs: 1, returns: 7 })(event())).to.equal(7);
    const controller = new AbortController();
    const answer = handlerFromSpec({ delayMs: 3_600_000 })(event(hangingProtocol, controller.signal));
    controller.abort();
    expect(await (answer as Promise<unknown>).catch((error: Error) => error.name)).to.equal('AbortError');
  });

  it('never answers when told so', async () => {
    const answer = handlerFromSpec({ never: true })(event()) as Promise<unknown>;
    expect(await Promise.race([answer, Promise.resolve('still waiting')])).to.equal('still waiting');
  });

  it('answers by the n-th call, then as the spec itself says', () => {
    const handler = handlerFromSpec({ byCall: [{ returns: 1 }, { returns: 2 }], returns: 3 });
    expect([handler(event()), handler(event()), handler(event()), handler(event())]).to.deep.equal([1, 2, 3, 3]);
  });

  it('answers by SOP Class, named by keyword or UID', () => {
    const handler = handlerFromSpec({
      bySopClass: { HangingProtocolStorage: { returns: 1 }, [colorPalette]: { returns: 2 } },
      returns: 3,
    });
    expect(['1.2.3', colorPalette, hangingProtocol].map((uid) => handler(event(uid)))).to.deep.equal([3, 2, 1]);
  });

  it('answers by SOP Instance before all else', () => {
    const handler = handlerFromSpec({
      bySopInstance: { '1.2.3': { returns: 1 } },
      bySopClass: { HangingProtocolStorage: { returns: 2 } },
      byCall: [{ returns: 3 }],
    });
    const of = (sopInstanceUID: string) => handler({ ...event(), sopInstanceUID });
    expect(['1.2.3', '1.2.4'].map(of)).to.deep.equal([1, 2]);
  });

  it('answers by the n-th call of each association before that of all', () => {
    const handler = handlerFromSpec({
      byAssociationCall: [{ returns: 1 }],
      byCall: [{ returns: 2 }, { returns: 3 }, { returns: 4 }],
    });
    const of = (associationCall: number) => handler({ ...event(), associationCall });
    expect([1, 2, 1, 2].map(of)).to.deep.equal([1, 3, 1, 0]);
  });

  it('takes tags as texts', () => {
    const returns = { Status: 0xa900, OffendingElement: ['(0008,0018)', 'SOPClassUID', 0x00080020] };
    expect(handlerFromSpec({ returns })(event())).to.deep.equal({
      Status: 0xa900,
      OffendingElement: [0x00080018, 0x00080016, 0x00080020],
    });
  });

  it('tells where in the spec it is wrong', () => {
    const wrong: [unknown, readonly (string | number)[]][] = [
      [{ returns: '0xZZZZ' }, ['returns']],
      [{ byCall: [{}, { returns: 'A700H' }] }, ['byCall', 1, 'returns']],
      [{ returns: { Status: '0xA7OO' } }, ['returns', 'Status']],
      [{ returns: { OffendingElement: '(0008,001G)' } }, ['returns', 'OffendingElement']],
      [{ bySopInstance: { '1.2.03': {} } }, ['bySopInstance', '1.2.03']],
      [{ byAssociationCall: [{ delay: 1 }] }, ['byAssociationCall', 0, 'delay']],
    ];
    for (const [spec, path] of wrong) {
      expect(() => handlerFromSpec(spec as HandlerSpec), JSON.stringify(spec))
        .to.throw(HandlerSpecError)
        .with.property('path')
        .that.deep.equals(path);
    }
  });

  it('takes other text for an answer that is wrong on purpose', () => {
    for (const returns of ['stored', '0x0000', 'face', '', 'A7OO!']) {
      expect(handlerFromSpec({ returns })(event())).to.equal(returns);
    }
  });

  it('promises not to read the Data Set, so that a discarding SCP need not hold it', () => {
    expect(handlerFromSpec({}).readsDataSet).to.equal(false);
  });

  it('says in one line what is wrong with a spec', () => {
    const wrong: [unknown, RegExp][] = [
      [{ return: 0 }, /^handler: unknown key return; known are returns, /],
      [{ returns: 0, throws: 'x' }, /^handler: only one of returns, throws can happen$/],
      [{ delayMs: 'soon' }, /^handler\.delayMs: must be a number of milliseconds, not soon$/],
      [{ delayMs: -1 }, /delayMs/],
      [
        { returns: '0xZZZZ' },
        /^handler\.returns: 0xZZZZ is no number; write a status as 0x and four hexadecimal digits/,
      ],
      [{ bySopInstance: { '1.2.03': {} } }, /^handler\.bySopInstance: 1\.2\.03 is no UID/],
      [{ byCall: { returns: 0 } }, /^handler\.byCall: must be a list/],
      [{ byCall: [{ returns: 0 }, 7] }, /^handler\.byCall\[1\]: must be a mapping/],
      [{ bySopClass: { NoSuchStorage: {} } }, /^handler\.bySopClass: no SOP Class has the keyword NoSuchStorage$/],
      [{ bySopClass: [] }, /^handler\.bySopClass: must map/],
      [7, /^handler: must be a mapping/],
      [null, /^handler: must be a mapping/],
    ];
    for (const [spec, message] of wrong) {
      expect(() => handlerFromSpec(spec as HandlerSpec), JSON.stringify(spec)).to.throw(HandlerSpecError, message);
    }
  });
});
