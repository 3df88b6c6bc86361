import { expect } from 'chai';
import { hangingProtocol } from '../testing/answers.ts';
import { explicit, implicit, offering, request, withSubItems } from '../testing/associate-requests.ts';
import type { AssociateRequest } from './associate-request.ts';
import { checkAssociateRequest } from './associate-rq-rules.ts';

const broken = (input: AssociateRequest) => checkAssociateRequest(input).findings.map(({ rule }) => rule);
const levels = (input: AssociateRequest) =>
  checkAssociateRequest(input).findings.map(({ level, rule }) => `${level} ${rule}`);

describe('the rules of an A-ASSOCIATE-RQ', () => {
  it('find nothing wrong with a good one', () => {
    expect(broken(request())).to.deep.equal([]);
  });

  it('let titles have spaces before and within them, and every other character of ISO 646', () => {
    expect(broken(request({ calledAETitle: Buffer.from(' A "B" ~        ') }))).to.deep.equal([]);
  });

  it('let private syntaxes, private SOP Classes and other SOP Classes come beside the usual ones', () => {
    const presentationContexts = [
      { id: 5, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: [implicit] },
      { id: 1, abstractSyntax: '1.2.826.0.1.1', transferSyntaxes: ['1.2.826.0.1.2', implicit] },
      { id: 255, abstractSyntax: hangingProtocol, transferSyntaxes: ['1.2.826.0.1.2'] },
    ];
    expect(broken(request({ presentationContexts }))).to.deep.equal([]);
  });

  it('do not accuse a sender that may have lossy or unknown compressed pixels alone', () => {
    for (const syntax of ['4.50', '4.81', '4.91', '4.102', '4.107', '4.203']) {
      const uid = `1.2.840.10008.1.2.${syntax}`;
      expect(
        levels(offering([uid])).filter((line) => !line.startsWith('note')),
        syntax,
      ).to.deep.equal([]);
    }
    expect(broken(offering(['1.2.826.0.1.2']))).to.deep.equal([]);
  });

  it('hold a sender to the default Transfer Syntax that refers to pixel data elsewhere', () => {
    expect(levels(offering(['1.2.840.10008.1.2.4.94']))).to.deep.equal(['shall associate-rq/default-transfer-syntax']);
  });

  it('warn only of lossless compression alone, which pixel data that are too long may have', () => {
    expect(levels(offering(['1.2.840.10008.1.2.4.70']))).to.deep.equal(['should associate-rq/default-beside-lossless']);
  });

  it('let several role selections come, one for each SOP Class', () => {
    const roles = [hangingProtocol, '1.2.840.10008.1.1'].map((sopClassUID) => ({
      sopClassUID,
      scuRole: true,
      scpRole: true,
    }));
    const presentationContexts = roles.map(({ sopClassUID }, at) => ({
      id: 2 * at + 1,
      abstractSyntax: sopClassUID,
      transferSyntaxes: [explicit, implicit],
    }));
    expect(broken(request({ roles, presentationContexts }))).to.deep.equal([]);
  });

  it('let sub-items come in any order, as a note', () => {
    expect(levels(withSubItems((list) => [...list].reverse()))).to.deep.equal(['note associate-rq/sub-item-order']);
  });

  it('show no token, and nothing else that could harm a terminal', () => {
    const { findings } = checkAssociateRequest(
      request({ implementationVersionName: '\x1b[31m', callingAETitle: '\x07' }),
    );
    expect(findings).to.have.length(2);
    expect(findings.map(({ text }) => text).join()).to.match(/^[\x20-\x7e]*$/);
  });
});
