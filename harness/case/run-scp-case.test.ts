import { expect } from 'chai';
import { type CommandSet, encodePdu, type Pdu, userInformationOf } from '../../src/wire.ts';
import { acceptance, type FakeBehaviour } from '../run/testing/fake-scp.ts';
import { runOne, storeSteps } from '../run/testing/run-fake.ts';
import { expectedLines } from '../words/case-text.ts';
import { observedText, reasonText, type ToldCase, told, transcriptText } from '../words/testing/of-case.ts';

/** A store with a priority of its own, which an SCP may be asked to take amiss though it stores others. */
const urgentSteps = storeSteps.replace('c-store: valid', 'c-store: { dataSet: valid, command: { Priority: 1 } }');
const isUrgent = ({ CommandField, Priority }: CommandSet): boolean => CommandField === 1 && Priority === 1;
const refuseUrgent: FakeBehaviour['onRequest'] = (good, request) =>
  isUrgent(request) ? { ...good, Status: 0xc000 } : undefined;

/** An answer that accepts or refuses each context as `resultOf` says; Implicit VR Little Endian where it accepts. */
const answering =
  (resultOf: (id: number) => number): FakeBehaviour['onAssociate'] =>
  (request) =>
    encodePdu({
      type: 'A-ASSOCIATE-AC',
      protocolVersion: 1,
      calledAETitle: request.calledAETitle,
      callingAETitle: request.callingAETitle,
      items: [
        { item: 0x10, name: '1.2.840.10008.3.1.1.1' },
        ...request.items
          .filter((item) => !('data' in item) && item.item === 0x20)
          .map((item) => (item as { id: number }).id)
          .map((id) => ({
            item: 0x21 as const,
            id,
            result: resultOf(id),
            subItems: resultOf(id) === 0 ? [{ item: 0x40 as const, uid: '1.2.840.10008.1.2' }] : [],
          })),
        {
          item: 0x50,
          subItems: [
            { item: 0x51, maxLength: 0 },
            { item: 0x52, uid: '1.2' },
          ],
        },
      ],
    });

describe('a case against an SCP', () => {
  it('passes when a legal reaction comes, and records how everything ended', async () => {
    const result = await runOne(storeSteps, {});
    expect(result).to.include({ verdict: 'pass', status: '0x0000', transport: 'released', health: 'ok' });
    expect(result.given).to.deep.equal({ sopClass: 'HangingProtocolStorage' });
    expect(expectedLines(result)).to.deep.equal(['response, Status 0x0000 Success']);
    expect(observedText(result)).to.match(/^C-STORE-RSP, Status 0x0000 Success/);
    expect(transcriptText(result))
      .to.match(/> .*A-ASSOCIATE-RQ/)
      .and.match(/< .*A-RELEASE-RP/);
  });

  for (const [level, verdict] of Object.entries({ shall: 'fail', should: 'warn', may: 'inconclusive' })) {
    it(`comes to ${verdict} when something else comes than a clause with "${level}" lists`, async () => {
      const result = await runOne(urgentSteps, { onRequest: refuseUrgent }, { level });
      expect(result).to.include({ verdict, status: '0xC000' });
      expect(reasonText(result)).to.equal('PS3.7 9.1.1: It shall be so.');
    });
  }

  it('takes the verdict of the alternative that is met', async () => {
    const steps = `
  - associate: {}
  - c-store: valid
  - expect:
      anyOf:
        - response: { Status: 0xC000 }
        - response: { Status: Success }
          verdict: warn
          note: rather not
`;
    expect(told(await runOne(steps, {}))).to.include({ verdict: 'warn', reason: 'rather not' });
  });

  it('lists a broken rule of the response beside its own verdict', async () => {
    const result = await runOne(storeSteps, {
      onRequest: (good, { CommandField }) =>
        CommandField === 1 ? { ...good, MessageIDBeingRespondedTo: 99 } : undefined,
    });
    expect(result.verdict).to.equal('pass');
    const texts = result.findings.map(({ clause, text }) => `${clause}: ${text}`);
    expect(texts).to.deep.equal(['PS3.7 9.3.1.2: Message ID Being Responded To is 99, the request had 1']);
  });

  const ends: readonly (readonly [string, FakeBehaviour['onRequest'], Partial<ToldCase>])[] = [
    ['FIN', () => 'fin', { transport: 'FIN', actual: 'connection closed (FIN)' }],
    ['RST', () => 'rst', { transport: 'RST', actual: 'connection reset (RST)' }],
    ['silence', () => 'silence', { transport: 'silence', actual: 'silence for 1000 ms' }],
    [
      'A-ABORT',
      () => ({ type: 'A-ABORT', source: 2, reason: 1 }),
      { transport: 'A-ABORT', actual: 'A-ABORT by service-provider: unrecognized-PDU' },
    ],
    ['bytes that are no PDU', () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), { transport: 'undecodable' }],
  ];
  for (const [what, onRequest, outcome] of ends) {
    it(`tells ${what} apart from other ends`, async () => {
      const onlyUrgent: FakeBehaviour['onRequest'] = (good, request) =>
        isUrgent(request) ? onRequest?.(good, request) : undefined;
      expect(told(await runOne(urgentSteps, { onRequest: onlyUrgent }))).to.include({
        verdict: 'fail',
        health: 'ok',
        ...outcome,
      });
    });
  }

  for (const [what, onRequest, { transport }] of ends.filter(([name]) => !name.startsWith('bytes'))) {
    it(`is blocked if a plain request meets with ${what}: that says nothing of its own requirement`, async () => {
      const onlyStores: FakeBehaviour['onRequest'] = (good, request) =>
        request.CommandField === 1 ? onRequest?.(good, request) : undefined;
      const result = await runOne(storeSteps, { onRequest: onlyStores });
      expect(result).to.include({ verdict: 'inconclusive', transport });
      expect(result.blockedBy).to.match(/^service\//);
      expect(result.findings.map(({ rule }) => rule)).to.include(result.blockedBy);
    });
  }

  it('waits for all of several responses, in any order', async () => {
    const steps = `
  - associate: {}
  - c-store: { dataSet: valid, command: { MessageID: 5 } }
  - c-store: { dataSet: valid, command: { MessageID: 6 } }
  - expect: { allOf: [{ response: { Status: 0xA900 } }, { response: { Status: Success } }] }
`;
    const onRequest: FakeBehaviour['onRequest'] = (good, { MessageID }) =>
      MessageID === 6 ? { ...good, Status: 0xa900 } : undefined;
    expect(await runOne(steps, { onRequest })).to.include({ verdict: 'pass' });
  });

  it('is not applicable when the presentation context is refused, with the negotiation as evidence', async () => {
    const onAssociate = answering(() => 3);
    const result = await runOne(storeSteps, { onAssociate }, { rest: 'for: { sopClass: CTImageStorage }' });
    expect(result.verdict).to.equal('not-applicable');
    expect(reasonText(result)).to.match(/^CTImageStorage was not accepted: context 1 abstract-syntax-not-supported/);
  });

  it('is not applicable when the Transfer Syntax that it is about is refused, and does not use another one', async () => {
    const onAssociate = answering((id) => (id === 1 ? 4 : 0));
    const rest = 'for: { sopClass: CTImageStorage, transferSyntax: DeflatedExplicitVRLittleEndian }';
    const result = await runOne(storeSteps, { onAssociate }, { rest });
    expect(result.verdict).to.equal('not-applicable');
    expect(reasonText(result)).to.match(
      /^presentation context 1 was not accepted: context 1 transfer-syntaxes-not-supported/,
    );
  });

  it('lists a broken rule even when it is not applicable', async () => {
    const onAssociate: FakeBehaviour['onAssociate'] = (request) => {
      const good = acceptance(request);
      if (good.type !== 'A-ASSOCIATE-AC') return undefined;
      return { ...good, items: good.items.filter((item) => 'data' in item || item.item !== 0x21 || item.id !== 1) };
    };
    const result = await runOne(storeSteps, { onAssociate }, { rest: 'for: { sopClass: CTImageStorage }' });
    expect(result.verdict).to.equal('not-applicable');
    expect(result.findings.map(({ text }) => text)).to.deep.equal(['presentation context 1 is not answered']);
    expect(observedText(result)).to.match(/^CTImageStorage was not accepted: context 1 not answered/);
  });

  it('stores nothing where its SCU role is turned down', async () => {
    const onAssociate: FakeBehaviour['onAssociate'] = (request) => {
      const good = acceptance(request);
      if (good.type !== 'A-ASSOCIATE-AC') return undefined;
      const [role] = userInformationOf(request).roles;
      const turnedDown = { item: 0x54, uid: role?.sopClassUID ?? '', scuRole: 0, scpRole: 0 } as const;
      const items = good.items.map((item) =>
        'data' in item || item.item !== 0x50 ? item : { ...item, subItems: [...item.subItems, turnedDown] },
      );
      return { ...good, items };
    };
    const steps = storeSteps.replace('associate: {}', 'associate: { roles: [{ scu: true, scp: false }] }');
    const result = await runOne(steps, {
      onAssociate,
      onRequest: (good, { CommandField }) => (CommandField === 1 ? { ...good, Status: 0xc000 } : undefined),
    });
    expect(result.verdict, reasonText(result)).to.equal('not-applicable');
    expect(reasonText(result)).to.equal('the SCU role for HangingProtocolStorage was turned down');
  });

  it('keeps a warning of before when it is not applicable from then on', async () => {
    const rejection: Pdu = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 };
    const steps = `
  - associate: { expect: { pdu: A-ASSOCIATE-RJ, verdict: warn, note: no reason to reject } }
  - c-store: valid
  - expect: { response: { Status: 0x0000 } }
`;
    let asked = 0;
    const onAssociate = (): Pdu | undefined => (asked++ === 0 ? rejection : undefined);
    const result = await runOne(steps, { onAssociate });
    expect(told(result)).to.include({ verdict: 'warn', reason: 'no reason to reject' });
    expect(observedText(result)).to.match(/^A-ASSOCIATE-RJ/);
  });

  it('is not applicable when the scenario scripts the SCP', async () => {
    const result = await runOne(storeSteps, {}, { rest: 'scp: { handler: { returns: 1 } }' });
    expect(result.verdict).to.equal('not-applicable');
    expect(reasonText(result)).to.match(/third-party/);
  });

  it('is inconclusive when the association is rejected for this case only', async () => {
    let count = 0;
    const onAssociate: FakeBehaviour['onAssociate'] = () => {
      count += 1;
      return count === 1 ? { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 } : undefined;
    };
    const result = await runOne(storeSteps, { onAssociate });
    expect(result).to.include({ verdict: 'inconclusive', transport: 'A-ASSOCIATE-RJ' });
    expect(reasonText(result)).to.match(/rejected-permanent by service-user: no-reason-given/);
  });

  it('tries a transient rejection again', async () => {
    let count = 0;
    const onAssociate: FakeBehaviour['onAssociate'] = () => {
      count += 1;
      return count === 1 ? { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 } : undefined;
    };
    expect(await runOne(storeSteps, { onAssociate })).to.include({ verdict: 'pass' });
  });

  it('lists that the release is not confirmed, though the store went well', async () => {
    let stored = false;
    const result = await runOne(storeSteps, {
      onRequest: (_good, { CommandField }) => {
        stored = CommandField === 1;
        return undefined;
      },
      onRelease: () => (stored ? 'silence' : undefined),
    });
    expect(result).to.include({ verdict: 'pass', status: '0x0000', transport: 'silence' });
    expect(result.findings.map(({ text }) => text).join()).to.match(/^the release was not answered/);
  });

  it('does not hold against the SUT a silence that the scenario accepts', async () => {
    const steps = `
  - associate: {}
  - c-store: valid
  - expect: { transport: silence, verdict: inconclusive }
`;
    const onRequest: FakeBehaviour['onRequest'] = (_good, { CommandField }) =>
      CommandField === 1 ? 'silence' : undefined;
    expect(await runOne(steps, { onRequest })).to.include({
      verdict: 'inconclusive',
      transport: 'silence',
      health: 'ok',
    });
  });

  it('does not release an association on which it left a message unfinished', async () => {
    const steps = `
  - associate: {}
  - c-store: { fragments: { last: false } }
  - expect: { transport: silence }
`;
    const result = await runOne(steps, {});
    expect(result).to.include({ verdict: 'pass', transport: 'silence' });
    expect(transcriptText(result))
      .to.match(/A-ABORT/)
      .and.not.match(/A-RELEASE-RQ/);
  });

  it('never passes when nothing was judged', async () => {
    const steps = `
  - associate: { expect: { pdu: A-ASSOCIATE-AC, verdict: inconclusive } }
`;
    expect(await runOne(steps, {})).to.include({ verdict: 'inconclusive' });
  });

  it('is an error of the harness when a step cannot be done', async () => {
    const steps = `
  - expect: { transport: silence }
`;
    const result = await runOne(steps, {});
    expect(result.verdict).to.equal('error');
    expect(reasonText(result)).to.match(/no association "main" is open/);
  });

  it('survives a SUT that sends endlessly', async () => {
    const result = await runOne(urgentSteps, {
      onRequest: (_good, request) => {
        if (!isUrgent(request)) return undefined;
        return Buffer.concat(Array.from({ length: 5000 }, () => encodePdu({ type: 'A-RELEASE-RP' })));
      },
    });
    expect(told(result)).to.include({ verdict: 'fail', actual: 'A-RELEASE-RP' });
    expect(transcriptText(result).length).to.be.lessThan(200_000);
  });
});
