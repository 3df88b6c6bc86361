import { expect } from 'chai';
import { remoteScp } from '../sut/remote-scp.ts';
import type { Sut, SutProcess } from '../sut/sut.ts';
import type { SutSpec } from '../sut/sut-spec.ts';
import { judgeCase, prepareSut } from './prepared-sut.ts';
import { type FakeBehaviour, startFakeScp } from './testing/fake-scp.ts';
import { ownCases } from './testing/own-cases.ts';
import { casesOf, storeSteps } from './testing/run-fake.ts';

const [store] = casesOf(storeSteps);
const three = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3] }' });
const isStore = ({ CommandField }: { readonly CommandField?: number }) => CommandField === 1;

function specOf({ port }: { readonly port: number }): SutSpec {
  return { kind: 'remote-scp', host: '127.0.0.1', port, calledAETitle: 'FAKE' };
}

if (!store) throw new Error('the scenario has no case');

describe('a SUT that is prepared', () => {
  it('is asked once, whatever the number of cases', async () => {
    await using scp = await startFakeScp();
    await using sut = await prepareSut(specOf(scp));
    expect(sut.preflight).to.include({ chosen: 'HangingProtocolStorage', stores: 'HangingProtocolStorage' });
    const perCase: number[] = [];
    for (const candidate of three) {
      const before = scp.connections;
      expect(await judgeCase(candidate, sut)).to.include({ verdict: 'pass' });
      perCase.push(scp.connections - before);
    }
    // The association of the case, and one for the health after it.
    expect(perCase).to.deep.equal([2, 2, 2]);
  });

  it('is not expected to do after a case what it did not do before: an SCP that refuses C-ECHO passes', async () => {
    const onRequest: FakeBehaviour['onRequest'] = (good, request) =>
      isStore(request) ? undefined : { ...good, Status: 0x0122 };
    await using scp = await startFakeScp({ onRequest });
    await using sut = await prepareSut(specOf(scp));
    expect(await judgeCase(store, sut)).to.include({ verdict: 'pass', health: 'ok' });
    expect((await sut.end()).sut.notes?.join()).to.match(/its health is told without C-ECHO/);
  });

  it('gives results with its own identity, and its health after the last case', async () => {
    let stored = 0;
    const onRequest: FakeBehaviour['onRequest'] = (good, request) => {
      if (!isStore(request)) return undefined;
      stored += 1;
      return stored > 3 ? { ...good, Status: 0xa700 } : undefined;
    };
    await using scp = await startFakeScp({ onRequest });
    await using sut = await prepareSut(specOf(scp));
    await judgeCase(store, sut);
    const result = ownCases(await sut.end());
    expect(result.sut).to.include({ implementationClassUID: '1.2.3', implementationVersionName: 'FAKE' });
    expect(result.sut.notes).to.include('after the last case it is unwell: C-STORE was answered with 0xA700');
    expect(result.summary).to.include({ pass: 1 });
  });

  it('is judged by one case after the other, even if several are asked for at once', async () => {
    const open: { closed: unknown }[] = [];
    let most = 0;
    await using scp = await startFakeScp({
      onConnection: (transport) => void open.push(transport),
      onRequest: () => {
        most = Math.max(most, open.filter(({ closed }) => !closed).length);
        return undefined;
      },
    });
    await using sut = await prepareSut(specOf(scp));
    most = 0;
    const results = await Promise.all(three.map((candidate) => judgeCase(candidate, sut)));
    expect(results.map(({ verdict }) => verdict)).to.deep.equal(['pass', 'pass', 'pass']);
    expect(most).to.equal(1);
  });

  it('cannot be one that cannot be reached', async () => {
    const scp = await startFakeScp();
    await scp[Symbol.asyncDispose]();
    const failure = await prepareSut(specOf(scp)).catch((error: Error) => error.message);
    expect(failure).to.match(/^FAKE@127\.0\.0\.1:\d+ cannot be reached: cannot connect to [^\n]+$/);
  });

  it('closes what it opened itself, and nothing else', async () => {
    await using scp = await startFakeScp();
    let closed = 0;
    const sut: Sut = {
      ...remoteScp({ aeTitle: 'FAKE', host: '127.0.0.1', port: scp.port }),
      close: async () => {
        closed += 1;
      },
    };
    await (await prepareSut(sut)).close();
    expect(closed).to.equal(0);
    const pair = await prepareSut({ kind: 'built-in-pair' });
    expect(await judgeCase(store, pair)).to.include({ verdict: 'pass' });
    const endpoint = await pair.sut.scp(undefined, '', '');
    await pair.close();
    expect(await judgeCase(store, remoteOf(endpoint)).catch((error: Error) => error.message)).to.match(
      /cannot be reach/,
    );
  });

  it('is prepared for one case where it is given as it is', async () => {
    await using scp = await startFakeScp();
    expect(await judgeCase(store, specOf(scp))).to.include({ verdict: 'pass' });
  });

  it('names the case that killed its process when that shows after the case', async () => {
    const process = new MortalProcess();
    await using scp = await startFakeScp({
      onRequest: (_good, request) => {
        if (isStore(request) && process.diesOfStores) process.death = 'process died: exit code 3';
        return undefined;
      },
    });
    const remote = remoteScp({ aeTitle: 'FAKE', host: '127.0.0.1', port: scp.port });
    await using sut = await prepareSut({ ...remote, process });
    expect(await judgeCase(store, sut)).to.include({ verdict: 'pass' });
    process.diesOfStores = true;
    process.death = 'process died: exit code 3';
    const { cases } = ownCases(await sut.end());
    expect(cases.map(({ verdict, health }) => [verdict, health])).to.deep.equal([['fail', 'died']]);
    expect(sut.late.map(({ id }) => id)).to.deep.equal([store.id]);
  });
});

function remoteOf(endpoint: Awaited<ReturnType<Sut['scp']>>): SutSpec {
  if ('notApplicable' in endpoint) throw new Error(endpoint.notApplicable);
  return specOf(endpoint);
}

/** A process that a test kills. */
class MortalProcess implements SutProcess {
  diesOfStores = false;
  death: string | undefined;
  readonly life = new AbortController().signal;
  async start(): Promise<void> {
    this.death = undefined;
  }
  async notes(): Promise<readonly string[]> {
    return [];
  }
}
