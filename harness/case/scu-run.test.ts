import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { expect } from 'chai';
import { WireLog } from '../peer/wire-log.ts';
import { builtInPolicies } from '../sut/built-in-pair.ts';
import { sendWithBuiltInScu } from '../sut/built-in-scu.ts';
import { isListening } from '../sut/local-ports.ts';
import type { SendOrder, Sut } from '../sut/sut.ts';
import { CaseVerdict } from './case-verdict.ts';
import { runScu, type ScuRun } from './scu-run.ts';
import type { ScuRunParts } from './scu-run-parts.ts';
import type { ScuStep } from './scu-step.ts';
import { instancesToSend } from './send-order.ts';
import { aProcess } from './testing/scu-accounts.ts';

const never = new AbortController().signal;
const kind = { sopClassUID: '1.2.840.10008.5.1.4.38.1', transferSyntax: '1.2.840.10008.1.2' };

function scuThat(send: Sut['send']): Sut {
  return {
    role: 'scu',
    address: 'test',
    roles: ['scu'],
    policies: builtInPolicies,
    scp: async () => ({ notApplicable: 'an SCU' }),
    send,
    close: async () => {},
  };
}

async function partsOf(send: Sut['send'], some: Partial<ScuRunParts> = {}): Promise<ScuRunParts> {
  return {
    sut: scuThat(send),
    steps: [],
    instances: await instancesToSend(kind, {}, { count: 2, seed: 1, scenarioFile: '' }),
    title: 'the title',
    level: 'shall',
    log: new WireLog(),
    verdicts: new CaseVerdict(),
    timeoutMs: 10_000,
    caseTimeoutMs: 60_000,
    signal: never,
    ...some,
  };
}

async function run(send: Sut['send'], some: Partial<ScuRunParts> = {}): Promise<ScuRun> {
  const ran = await runScu(await partsOf(send, some));
  if ('notApplicable' in ran) throw new Error(ran.notApplicable);
  return ran;
}

/** Connects and waits until the connection ends. */
async function held({ host, port }: SendOrder): Promise<{ socket: Socket; closed: Promise<unknown> }> {
  const socket = createConnection({ host, port });
  socket.on('error', () => {});
  const closed = once(socket, 'close').catch(() => {});
  await once(socket, 'connect');
  return { socket, closed };
}

const stepOf = (order: ScuStep['order'] & {}): ScuStep => ({ verb: 'ask-to-send', args: {}, steps: [], order });

describe('one run of an SCU', () => {
  it('is told where to send, what, and what it is about', async () => {
    let told: SendOrder | undefined;
    const { logs, requests } = await run((order, signal) => {
      told = order;
      return sendWithBuiltInScu(order, signal);
    });
    expect(told).to.include({
      host: '127.0.0.1',
      calledAETitle: 'CSTORE_SCP',
      callingAETitle: 'CSTORE_SCU',
      title: 'the title',
    });
    expect(logs.map(({ stores, released }) => [stores.length, released])).to.deep.equal([[2, true]]);
    expect(requests).to.deep.equal(['A-ASSOCIATE-RQ', 'C-STORE-RQ', 'C-STORE-RQ', 'A-RELEASE-RQ']);
  });

  it('leaves no port behind', async () => {
    let port = 0;
    await run(async (order) => {
      port = order.port;
      return {};
    });
    expect(await isListening('127.0.0.1', port)).to.equal(false);
  });

  it('sees nothing of one that never connects, and no association in a connection without a request', async () => {
    expect((await run(async () => ({}))).logs).to.deep.equal([]);
    const { logs } = await run(async (order) => {
      (await held(order)).socket.end();
      return {};
    });
    expect(logs).to.deep.equal([]);
  });

  it('closes connections at once of which there are too many', async () => {
    const { refused } = await run(async (order) => {
      const connections = await Promise.all(Array.from({ length: 70 }, () => held(order)));
      // As many as are too many are closed by the harness.
      await new Promise<void>((resolve) => {
        let left = 6;
        for (const { closed } of connections) void closed.then(() => --left === 0 && resolve());
      });
      for (const { socket } of connections) socket.destroy();
      await Promise.all(connections.map(({ closed }) => closed));
      return {};
    });
    expect(refused).to.equal(6);
  });

  it('tells what has come until now', async () => {
    let after: unknown;
    await run(async (order, signal) => {
      expect(order.seen?.()).to.include({ associations: 0, instances: 0, open: 0 });
      await sendWithBuiltInScu(order, signal);
      after = order.seen?.();
      return {};
    });
    expect(after).to.include({ associations: 1, instances: 2 });
  });

  it('is forgotten when the SCU begins again', async () => {
    const { logs, requests } = await run(async (order, signal) => {
      await sendWithBuiltInScu(order, signal);
      order.startAgain?.();
      const [first] = order.instances;
      return await sendWithBuiltInScu({ ...order, instances: first ? [first] : [] }, signal);
    });
    expect(logs.map(({ stores }) => stores.length)).to.deep.equal([1]);
    expect(requests).to.deep.equal(['A-ASSOCIATE-RQ', 'C-STORE-RQ', 'A-RELEASE-RQ']);
  });

  it('is repeated as often as the scenario says, unless it crashes', async () => {
    const { logs } = await run(sendWithBuiltInScu, { steps: [stepOf({ runs: 3 })] });
    expect(logs).to.have.lengthOf(3);
    let asked = 0;
    await run(
      async () => {
        asked += 1;
        return { process: aProcess({ hasCrashed: true }) };
      },
      { steps: [stepOf({ runs: 3 })] },
    );
    expect(asked).to.equal(1);
  });

  it('waits no longer for one that does nothing, or whose time is over', async () => {
    const stalled = async ({ stalled: signal }: SendOrder) => {
      if (signal && !signal.aborted) await once(signal, 'abort');
      return {};
    };
    expect((await run(stalled, { timeoutMs: 1 })).isCutShort).to.equal(false);
    expect((await run(stalled, { caseTimeoutMs: 1 })).isCutShort).to.equal(true);
  });

  it('is not applicable if the SCU cannot be asked', async () => {
    const ran = await runScu(await partsOf(async () => ({ notApplicable: 'it cannot' })));
    expect(ran).to.deep.equal({ notApplicable: 'it cannot' });
  });

  it('rejects when the run is stopped, and leaves no port behind', async () => {
    const stop = new AbortController();
    let port = 0;
    const stopping = await partsOf(
      async (order) => {
        port = order.port;
        await held(order);
        stop.abort(new Error('stopped'));
        return {};
      },
      { signal: stop.signal },
    );
    const failure = await runScu(stopping).catch((error: unknown) => error);
    expect(failure).to.have.property('message', 'stopped');
    expect(await isListening('127.0.0.1', port)).to.equal(false);
  });
});
