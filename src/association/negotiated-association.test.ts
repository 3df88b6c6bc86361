import { expect } from 'chai';
import {
  type AssociateACOptions,
  type AssociateRQOptions,
  associateAC,
  associateRQ,
} from '../upper-layer/associate-builders.ts';
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import { limitsOf, type NegotiatedAssociation, negotiated } from './negotiated-association.ts';

const own = { maxLength: 16384, implementationClassUID: '1.2.3' };

function request(options: Partial<AssociateRQOptions> = {}): AAssociateRQ {
  return associateRQ({
    calledAETitle: 'CALLED',
    callingAETitle: 'CALLING',
    presentationContexts: [
      { id: 1, abstractSyntax: '1.1', transferSyntaxes: ['2.1', '2.2'] },
      { id: 3, abstractSyntax: '1.2', transferSyntaxes: ['2.1'] },
    ],
    ...own,
    ...options,
  });
}

function agreed(options: Partial<AssociateACOptions> = {}, rq = request()): NegotiatedAssociation {
  const presentationContexts = [
    { id: 1, result: 0, transferSyntax: '2.2' },
    { id: 3, result: 3 },
  ];
  return negotiated(rq, associateAC({ request: rq, presentationContexts, ...own, ...options }));
}

function rules(result: NegotiatedAssociation): string[] {
  return result.findings.map(({ rule }) => rule);
}

describe('negotiated', () => {
  it('reads the accepted contexts, with the requestor as SCU where no role is agreed on', () => {
    const result = agreed();
    expect(result.contexts).to.deep.equal([
      { id: 1, abstractSyntax: '1.1', transferSyntax: '2.2', scuRole: true, scpRole: false },
    ]);
    expect(result.findings).to.deep.equal([]);
    expect(result.asyncWindow).to.deep.equal({ invoked: 1, performed: 1 });
  });

  it('does not count a context that was not proposed, answered twice, or accepted with a foreign Transfer Syntax', () => {
    const foreign = agreed({
      presentationContexts: [
        { id: 1, result: 0, transferSyntax: '2.9' },
        { id: 3, result: 0 },
        { id: 5, result: 0, transferSyntax: '2.1' },
        { id: 3, result: 0, transferSyntax: '2.1' },
      ],
    });
    expect(foreign.contexts).to.deep.equal([]);
    expect(rules(foreign).sort()).to.deep.equal([
      'context-answered-twice',
      'context-not-proposed',
      'transfer-syntax',
      'transfer-syntax',
    ]);
  });

  it('finds contexts without a result, and results that PS3.8 does not have', () => {
    expect(rules(agreed({ presentationContexts: [{ id: 3, result: 5 }] }))).to.deep.equal([
      'context-not-answered',
      'context-result',
    ]);
  });

  it('counts a role only where both sides agree, and finds one that was not proposed', () => {
    const scp = { sopClassUID: '1.1', scuRole: false, scpRole: true };
    const both = { sopClassUID: '1.1', scuRole: true, scpRole: true };
    const [context] = agreed({ roles: [scp] }, request({ roles: [both] })).contexts;
    expect([context?.scuRole, context?.scpRole]).to.deep.equal([false, true]);
    const unasked = agreed({ roles: [both] });
    expect(rules(unasked)).to.deep.equal(['role-selection']);
    expect(unasked.contexts[0]?.scpRole).to.equal(false);
    expect(rules(agreed({ roles: [both] }, request({ roles: [scp] })))).to.deep.equal(['role-selection']);
  });

  it('never lets a window be larger than asked for, and finds that it was', () => {
    const asked = request({ asyncWindow: { invoked: 4, performed: 0 } });
    expect(agreed({ asyncWindow: { invoked: 4, performed: 7 } }, asked).asyncWindow).to.deep.equal({
      invoked: 4,
      performed: 7,
    });
    const wider = agreed({ asyncWindow: { invoked: 0, performed: 0 } }, asked);
    expect(wider.asyncWindow).to.deep.equal({ invoked: 4, performed: 0 });
    expect(rules(wider)).to.deep.equal(['async-window']);
    const unasked = agreed({ asyncWindow: { invoked: 4, performed: 4 } });
    expect(unasked.asyncWindow).to.deep.equal({ invoked: 1, performed: 1 });
    expect(rules(unasked)).to.deep.equal(['async-window']);
    expect(agreed({}, asked).asyncWindow).to.deep.equal({ invoked: 1, performed: 1 });
  });

  it('finds what does not belong into the answer', () => {
    expect(rules(agreed({ applicationContextName: '1.2' }))).to.deep.equal(['application-context']);
    expect(rules(agreed({ userIdentityResponse: Buffer.alloc(0) }))).to.deep.equal(['user-identity']);
    expect(rules(agreed({ extended: [{ sopClassUID: '1.1', information: Buffer.of(1) }] }))).to.deep.equal([
      'extended-negotiation',
    ]);
    expect(rules(agreed({ commonExtended: [{ sopClassUID: '1.1', serviceClassUID: '1.2' }] }))).to.deep.equal([
      'common-extended-negotiation',
    ]);
  });

  it('finds missing items, and assumes a maximum length that every implementation takes', () => {
    const rq = request();
    const bare: AAssociateAC = { ...associateAC({ request: rq, presentationContexts: [], ...own }), items: [] };
    const result = negotiated(rq, bare);
    expect(rules(result)).to.include.members(['application-context', 'maximum-length', 'implementation-class-uid']);
    expect(result.maxLengthOfAcceptor).to.equal(16384);
  });

  it('says what each side may do', () => {
    const asked = request({ asyncWindow: { invoked: 8, performed: 2 }, maxLength: 100 });
    const result = agreed({ asyncWindow: { invoked: 8, performed: 2 }, maxLength: 200 }, asked);
    expect(limitsOf('requestor', result)).to.deep.equal({ invoked: 8, performed: 2, maxLength: 200 });
    expect(limitsOf('acceptor', result)).to.deep.equal({ invoked: 2, performed: 8, maxLength: 100 });
  });
});
