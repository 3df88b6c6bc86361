import { expect } from 'chai';
import type { PduSummary, UserInformationSummary } from '../model/observation.ts';
import type { WireRecord } from '../model/wire-record.ts';
import { answeredValues, proposedValues } from './user-information.ts';

const record = (direction: 'sent' | 'received', pdu: PduSummary, parts: Partial<WireRecord> = {}): WireRecord => ({
  at: 0,
  direction,
  what: { kind: 'pdu', pdu },
  ...parts,
});
const asks = (userInformation: UserInformationSummary, parts?: Partial<WireRecord>) =>
  record('sent', { type: 'A-ASSOCIATE-RQ', userInformation }, parts);
const accepts = (userInformation: UserInformationSummary, parts?: Partial<WireRecord>) =>
  record('received', { type: 'A-ASSOCIATE-AC', userInformation }, parts);
const lines = (wire: readonly WireRecord[], role: 'scp' | 'scu' = 'scp') =>
  answeredValues([{ id: 'a', role, wire: [...wire] }]).map(
    ({ item, proposed, value, associations }) => `${item}: ${proposed ?? ''} > ${value} (${associations})`,
  );

describe('What an SCP answers beside presentation contexts', () => {
  it('is told once for each value, and counted', () => {
    const one = [asks({ maxLength: 1 }), accepts({ maxLength: 16384 })];
    expect(lines([...one, ...one, asks({}), accepts({ maxLength: 0 }), asks({}), accepts({})])).to.deep.equal([
      'maximum length:  > 16,384 bytes (2)',
      'maximum length:  > no limit (1)',
      'maximum length:  > not said (1)',
    ]);
  });

  it('depends on what was proposed', () => {
    const window = { invoked: 4, performed: 0 };
    const roles = [{ sopClass: '1.2', scu: false, scp: true }];
    const asked = asks({ window, roles, extended: ['1.2'], userIdentity: 2 });
    expect(
      lines([asked, accepts({ window: { invoked: 1, performed: 1 }, roles, userIdentity: 'response' })]),
    ).to.include.members([
      'asynchronous operations window: 4 invoked, any number performed > 1 invoked, 1 performed (1)',
      'role selection: requestor is SCP > requestor is SCP (1)',
      'SOP Class extended negotiation: information for a SOP Class > not answered (1)',
      'user identity: User-Identity-Type 2 > accepted, with a response (1)',
    ]);
    expect(lines([asks({}), accepts({ window, roles, extended: ['1.2'] })])).to.deep.equal([
      'maximum length:  > not said (1)',
    ]);
  });

  it('counts for the association on which it came, and not after a request that was changed on purpose', () => {
    const window = { invoked: 2, performed: 2 };
    expect(lines([asks({ window }, { connection: 'a' }), accepts({ window }, { connection: 'b' })])).to.deep.equal([]);
    expect(lines([asks({ window }, { remark: 'changed' }), accepts({ window })])).to.deep.equal([]);
    expect(lines([asks({ window }), accepts({ window })], 'scu')).to.deep.equal([]);
  });

  it('is no more than forty values', () => {
    const wire = Array.from({ length: 100 }, (_, at) => [asks({}), accepts({ maxLength: at + 1 })]).flat();
    expect(lines(wire)).to.have.length(40);
  });
});

describe('What an SCU proposes beside presentation contexts', () => {
  it('is told with the cases that show it', () => {
    const proposed = {
      calledAETitle: 'A',
      callingAETitle: 'B',
      contexts: [],
      maximumLength: 0,
      roles: [{ sopClass: 'CTImageStorage', roles: ['SCU' as const, 'SCP' as const] }],
      userIdentity: { type: 5, positiveResponseRequested: true },
    };
    expect(proposedValues({ scuProposals: [{ proposed, cases: ['x', 'y'] }] })).to.deep.equal([
      { item: 'maximum length', value: 'no limit', associations: 2, caseId: 'x' },
      { item: 'role selection', value: 'requestor is SCU and SCP', associations: 2, caseId: 'x' },
      { item: 'user identity', value: 'User-Identity-Type 5', associations: 2, caseId: 'x' },
    ]);
  });
});
