import { expect } from 'chai';
import {
  type CommandSet,
  encodeCommandSet,
  fragmentMessage,
  responseTo,
  type Transport,
  userInformationOf,
} from '../../src/wire.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { FakeBehaviour } from '../run/testing/fake-scp.ts';
import { askedBefore, casesOf, runFake, runOne } from '../run/testing/run-fake.ts';

const cutShort = `
  - associate: {}
  - c-store: { dataSet: { mutate: [{ truncate: { at: 12 } }] } }
  - expect: { anyOf: [refused, unanswered] }
`;

/** Answers every request but the first, of which it tells; the next one it answers after that it has told of it, too. */
function passesOver(first?: (request: CommandSet) => void, next?: (passedOver: CommandSet) => void) {
  let passedOver: CommandSet | undefined;
  const behaviour: FakeBehaviour = {
    onRequest: (_good, request) => {
      if (passedOver) {
        next?.(passedOver);
        return undefined;
      }
      passedOver = request;
      first?.(request);
      return 'silence';
    },
  };
  return behaviour;
}

/** An SCP that behaves so, and what sends over its latest connection. */
function withLine(behaviour: (send: (bytes: Buffer) => void) => FakeBehaviour): FakeBehaviour {
  let latest: Transport | undefined;
  return {
    ...behaviour((bytes) => latest?.send(bytes)),
    onConnection: (transport) => {
      latest = transport;
    },
  };
}

function responseBytes(request: CommandSet): Buffer {
  const response = responseTo(request, (request.CommandField ?? 0) | 0x8000, { Status: 0xc000 });
  return Buffer.concat(fragmentMessage(1, encodeCommandSet(response), undefined, 0));
}

const rulesOf = ({ findings }: CaseResult): string[] => findings.map(({ rule }) => rule);
const withoutHealth = { ...askedBefore, health: { echo: false, release: false } };

async function run(steps: string, behaviour: FakeBehaviour, timeoutMs = 500): Promise<CaseResult> {
  const options = { preflight: withoutHealth, timeoutMs, concurrency: 1 };
  const { cases } = await runFake(casesOf(steps, { rest: 'timeout: 60' }), behaviour, options);
  return cases[0] as CaseResult;
}

describe('a request that gets no answer', () => {
  it('is owed one if the SUT answers the next one', async () => {
    const result = await run(cutShort, passesOver());
    expect(result).to.include({ verdict: 'inconclusive', blockedBy: 'response/c-store-passed-over' });
    expect(rulesOf(result)).to.deep.equal(['response/c-store-passed-over']);
    expect(result).to.not.have.property('status');
  });

  it('is late if its answer comes when the next one has been sent', async () => {
    const late = withLine((send) => passesOver(undefined, (first) => send(responseBytes(first))));
    const result = await run(cutShort, late);
    expect(rulesOf(result)).to.deep.equal([]);
    expect(result).to.include({ verdict: 'inconclusive' }).and.not.have.property('blockedBy');
  });

  it('shows nothing if the SUT does not answer the next one either', async () => {
    const result = await run(cutShort, { onRequest: () => 'silence' });
    expect(rulesOf(result)).to.deep.equal([]);
    expect(result).to.include({ verdict: 'inconclusive' });
  });

  it('gets the full time before it is accused, if the scenario waits briefly', async () => {
    const briefly = cutShort.replace('anyOf: [refused', 'timeoutMs: 50, anyOf: [refused');
    const slow = withLine((send) => passesOver((first) => setTimeout(() => send(responseBytes(first)), 1500)));
    const result = await run(briefly, slow, 20_000);
    expect(rulesOf(result)).to.deep.equal([]);
    expect(result).to.include({ verdict: 'inconclusive' });
  });

  it('is waited for in full in three cases, and briefly in those that follow', async () => {
    const briefly = cutShort.replace('anyOf: [refused', 'timeoutMs: 50, anyOf: [refused');
    const passesFirstOver: FakeBehaviour = {
      onRequest: (_good, { CommandField, MessageID }) =>
        CommandField === 1 && MessageID === 1 ? 'silence' : undefined,
    };
    const list = casesOf(briefly, { rest: 'params: { n: [1, 2, 3, 4, 5] }' });
    const options = { preflight: withoutHealth, timeoutMs: 800, concurrency: 1 };
    const { cases } = await runFake(list, passesFirstOver, options);
    const waits = cases.map(({ wire }) => wire.filter(({ what }) => what.kind === 'silence').length);
    expect(waits).to.deep.equal([2, 2, 2, 1, 1]);
    expect(cases.map(({ blockedBy }) => blockedBy)).to.deep.equal(Array(5).fill('response/c-store-passed-over'));
  });

  it('is owed none if it is no whole message, or one that cannot be read', async () => {
    for (const request of [
      'fragments: { last: false }',
      'command: { MessageID: null }',
      'command: { CommandDataSetType: 0x0101 }',
      'fragments: { order: data-first }',
      'fragments: { bytes: 7 }',
    ]) {
      const steps = cutShort.replace('dataSet: { mutate: [{ truncate: { at: 12 } }] }', request);
      let [associations, requests] = [0, 0];
      const silent: FakeBehaviour = {
        onAssociate: () => {
          associations += 1;
          return undefined;
        },
        // Later associations are not those of the case.
        onRequest: () => {
          if (associations === 1) requests += 1;
          return 'silence';
        },
      };
      await run(steps, silent);
      expect(requests, request).to.be.at.most(1);
    }
  });

  it('is owed one in a C-ECHO, too', async () => {
    const steps = `
  - associate: verification
  - c-echo: { command: { AffectedSOPClassUID: CTImageStorage } }
  - expect: { wait: brief, anyOf: [refused, unanswered] }
`;
    expect(rulesOf(await run(steps, passesOver()))).to.deep.equal(['response/c-echo-passed-over']);
  });
});

describe('a complete A-ASSOCIATE-RQ', () => {
  const steps = `
  - associate: { userIdentity: { type: 255, primary: who }, expect: { anyOf: [association-accepted, association-rejected] } }
`;
  const silentToUsers: FakeBehaviour = {
    onAssociate: (request) => (userInformationOf(request).userIdentity?.type === 255 ? 'silence' : undefined),
  };

  it('is answered, whatever the level of what the scenario is about', async () => {
    const result = await runOne(steps, silentToUsers, { level: 'should' });
    expect(rulesOf(result)).to.deep.equal(['service/complete-request-answered']);
    expect(result).to.include({ verdict: 'inconclusive', blockedBy: 'service/complete-request-answered' });
    expect(await runOne(steps, silentToUsers)).to.include({ verdict: 'fail' });
  });

  it('is not what half a one is', async () => {
    const half = steps.replace('expect:', 'mutate: [{ truncate: { at: -4 } }], expect:');
    expect(rulesOf(await runOne(half, silentToUsers, { level: 'should' }))).to.deep.equal([]);
  });

  it('may wait while another connection of the case is open', async () => {
    const beside = `
  - connect: { association: first }${steps}`;
    expect(rulesOf(await runOne(beside, silentToUsers, { level: 'should' }))).to.deep.equal([]);
  });
});

describe('a large Data Set', () => {
  it('gets the SUT more time', async () => {
    const slow = withLine((send) => passesOver((request) => setTimeout(() => send(responseBytes(request)), 600)));
    const steps = `
  - associate: { contexts: [{ transferSyntaxes: [ImplicitVRLittleEndian], required: true }] }
  - c-store: { dataSet: { elements: [{ tag: "(7FE9,0010)", vr: LO, text: X }, { tag: "(7FE9,1001)", vr: OB, size: 4000000 }] } }
  - expect: refused
`;
    expect(await run(steps, slow, 200)).to.include({ verdict: 'pass' });
  });
});
