import { expect } from 'chai';
import type { Case, ScpBody } from '../case/case.ts';
import { unjudgedRun } from '../case/case-run.ts';
import { Controls } from './controls.ts';
import type { FakeBehaviour } from './testing/fake-scp.ts';
import { askedBefore, casesOf, runFake, storeSteps } from './testing/run-fake.ts';

const refused = 0xc000;

/** Refuses every C-STORE in the same way. */
const refusesAll: FakeBehaviour = {
  onRequest: (good, { CommandField }) => (CommandField === 1 ? { ...good, Status: refused } : undefined),
};

/** A case with something unusual in its request, here an odd Message ID. */
const unusual = `
  - associate: {}
  - c-store: { command: { MessageID: 77 } }
  - expect: { response: { Status: 0x0000 } }
`;
const refusesUnusual: FakeBehaviour = {
  onRequest: (good, { MessageID }) => (MessageID === 77 ? { ...good, Status: refused } : undefined),
};

const options = { preflight: askedBefore };
const failedRun = { ...unjudgedRun('fail', ''), phase: 'data-transfer' } as const;

async function verdictsOf(steps: string, behaviour: FakeBehaviour) {
  return (await runFake(casesOf(steps), behaviour, options)).cases;
}

describe('a case that fails', () => {
  it('stands if a plain request is served', async () => {
    const [only] = await verdictsOf(unusual, refusesUnusual);
    expect(only).to.deep.include({ verdict: 'fail', findings: [] });
  });

  it('is blocked by the rule that a plain request breaks in the same way', async () => {
    const [only] = await verdictsOf(unusual, refusesAll);
    expect(only).to.include({ verdict: 'inconclusive', blockedBy: 'service/instance-stored' });
    expect(only?.findings.map(({ rule }) => rule)).to.deep.equal(['service/instance-stored']);
  });

  for (const [what, Status] of [
    ['Pending', 0xff00],
    ['Cancel', 0xfe00],
    ['no status of Annex C', 0x1234],
  ] as const) {
    it(`is blocked if a plain request is answered with ${what} as well, and stands if it is not`, async () => {
      const [store] = await verdictsOf(unusual, {
        onRequest: (good, { CommandField }) => (CommandField === 1 ? { ...good, Status } : undefined),
      });
      expect(store).to.include({ verdict: 'inconclusive', blockedBy: 'service/instance-stored' });
      const [own] = await verdictsOf(unusual, {
        onRequest: (good, { MessageID }) => (MessageID === 77 ? { ...good, Status } : undefined),
      });
      expect(own).to.include({ verdict: 'fail' });
    });
  }

  describe('after another C-STORE on its association', () => {
    const second = `
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: 0x0000 } }
  - c-store: { command: { MessageID: 77 } }
  - expect: { response: { Status: 0x0000 } }
`;
    /** Serves the first C-STORE of each association, and then, if the request pleases it, reacts in another way. */
    const servesOne = (reaction: 'silence' | 'fin' | number, isAtFault = (_id?: number): boolean => true) => {
      const served = new Map<unknown, number>();
      let current: unknown;
      const behaviour: FakeBehaviour = {
        onAssociate: (request) => {
          current = request;
          return undefined;
        },
        onRequest: (good, { CommandField, MessageID }) => {
          if (CommandField !== 1) return undefined;
          const before = served.get(current) ?? 0;
          served.set(current, before + 1);
          if (before === 0 || !isAtFault(MessageID)) return undefined;
          return typeof reaction === 'number' ? { ...good, Status: reaction } : reaction;
        },
      };
      return behaviour;
    };

    for (const [what, reaction, rule] of [
      ['gets no answer', 'silence', 'service/c-store-answered'],
      ['ends the connection', 'fin', 'service/instance-stored'],
      ['is refused', refused, 'service/instance-stored'],
    ] as const) {
      it(`is blocked if any second one ${what}, and stands if only its own does`, async () => {
        const [any] = await verdictsOf(second, servesOne(reaction));
        expect(any).to.include({ verdict: 'inconclusive', blockedBy: rule });
        expect(any?.findings.map(({ text }) => text).join()).to.match(
          /^the second C-STORE on an association was answered/,
        );
        const [own] = await verdictsOf(
          second,
          servesOne(reaction, (id) => id === 77),
        );
        expect(own).to.include({ verdict: 'fail' });
      });
    }
  });

  it('is not blocked by a plain request that is refused for want of room', async () => {
    const warned = unusual.replace(
      '- expect: { response: { Status: 0x0000 } }',
      '- expect: { anyOf: [{ response: { Status: 0x0000 } }, { response: { Status: 0xA700 }, verdict: warn, note: full }] }',
    );
    const [only] = await verdictsOf(warned, {
      onRequest: (good, { CommandField }) => (CommandField === 1 ? { ...good, Status: 0xa700 } : undefined),
    });
    expect(only).to.deep.include({ verdict: 'warn', findings: [] });
  });

  it('stands if a plain request comes to something else', async () => {
    const otherwise: FakeBehaviour = {
      onRequest: (good, { MessageID, CommandField }) =>
        CommandField === 1 ? { ...good, Status: MessageID === 77 ? 0xa900 : refused } : undefined,
    };
    const [only] = await verdictsOf(unusual, otherwise);
    expect(only?.verdict).to.equal('fail');
  });

  it('stands if plain requests were served until it came, and blocks those that follow', async () => {
    let isBroken = false;
    const breaks: FakeBehaviour = {
      onRequest: (good, { MessageID, CommandField }) => {
        if (CommandField !== 1) return undefined;
        isBroken ||= MessageID === 77;
        return isBroken ? { ...good, Status: refused } : undefined;
      },
    };
    const list = casesOf(unusual, { rest: 'params: { n: [1, 2, 3] }' });
    const { cases } = await runFake(list, breaks, {
      preflight: { ...askedBefore, stores: 'HangingProtocolStorage' },
      concurrency: 1,
    });
    expect(cases.map(({ verdict }) => verdict)).to.deep.equal(['fail', 'inconclusive', 'inconclusive']);
  });

  it('stands if it is about the plain request itself', async () => {
    const list = casesOf(storeSteps).map((one) => ({
      ...one,
      requirement: { ...one.requirement, rule: 'service/instance-stored' },
    }));
    const { cases } = await runFake(list, refusesAll, options);
    expect(cases[0]).to.deep.include({ verdict: 'fail', findings: [] });
  });

  it('of C-ECHO is blocked if a plain C-ECHO comes to the same', async () => {
    const steps = `
  - associate: verification
  - c-echo: { command: { MessageID: 77 } }
  - expect: { response: { Status: 0x0000 } }
`;
    const { cases } = await runFake(
      casesOf(steps),
      { onRequest: (good) => ({ ...good, Status: 0x0122 }) },
      { preflight: { ...askedBefore, health: { echo: false, release: true } } },
    );
    const [only] = cases;
    expect(only).to.include({ verdict: 'inconclusive', blockedBy: 'service/c-echo-confirmed' });
  });
});

describe('what is known of plain requests', () => {
  const candidate = casesOf(unusual)[0] as Case;
  const steps = (candidate.body as ScpBody).steps;
  const reaction = { kind: 'message', commandField: 0x8001, status: refused } as const;
  const one = { candidate, steps, run: { ...failedRun, observed: reaction }, sopClass: '1.2.3' };

  it('is asked for again after some cases, if it was not served', async () => {
    let asked = 0;
    const send = async () => {
      asked += 1;
      return { isGood: false, reaction, text: 'refused' } as const;
    };
    const controls = new Controls();
    for (let count = 0; count < 12; count++) expect(await controls.blocking(one, send)).to.not.equal(undefined);
    expect(asked).to.equal(2);
  });

  it('holds if nobody can be asked', async () => {
    const controls = new Controls();
    let isThere = true;
    const send = async () => (isThere ? ({ isGood: false, reaction, text: 'refused' } as const) : undefined);
    await controls.blocking(one, send);
    isThere = false;
    for (let count = 0; count < 12; count++) expect(await controls.blocking(one, send)).to.not.equal(undefined);
  });

  it('is nothing if nobody could ever be asked', async () => {
    expect(await new Controls().blocking(one, async () => undefined)).to.equal(undefined);
  });
});
