import { expect } from 'chai';
import { buildInstance, ExplicitVRLittleEndian, type ListenOptions, listen } from '../../../src/index.ts';
import { listenTransport, type Transport } from '../../../src/wire.ts';
import type { InstanceToSend, ProcessReport, SendOrder } from '../../sut/sut.ts';
import { faultyScu } from './faulty-scu.ts';
import type { ScuChange } from './scu-behaviour.ts';
import type { ScuConnection } from './scu-connection.ts';
import type { Arrival } from './scu-facts.ts';

const hangingProtocol = '1.2.840.10008.5.1.4.38.1';

function instances(count: number): InstanceToSend[] {
  return Array.from({ length: count }, (_, at) => {
    const built = buildInstance(hangingProtocol, { transferSyntax: ExplicitVRLittleEndian, seed: at });
    const { sopClassUID, sopInstanceUID, bytes } = built;
    return { sopClassUID, sopInstanceUID, bytes, transferSyntax: ExplicitVRLittleEndian.uid };
  });
}

async function send(change: ScuChange, order: Partial<SendOrder>): Promise<ProcessReport> {
  const sut = faultyScu(change);
  const report = await sut.send(
    {
      host: '127.0.0.1',
      port: 0,
      calledAETitle: 'SCP',
      callingAETitle: 'SCU',
      instances: instances(3),
      timeoutMs: 2000,
      ...order,
    },
    new AbortController().signal,
  );
  if ('notApplicable' in report || !report.process) throw new Error('it has no process');
  return report.process;
}

/** Sends to our own SCP. */
async function sendToScp(change: ScuChange, options: Partial<ListenOptions> = {}): Promise<ProcessReport> {
  const scp = await listen({ ...options, host: '127.0.0.1', port: 0 });
  try {
    return await send(change, { port: scp.port });
  } finally {
    await scp.close({ graceMs: 0 });
  }
}

/** Takes connections and answers nothing. */
async function silentScp() {
  const handlers = { onPdu: () => {}, onClosed: () => {} };
  const onTransport = (transport: Transport): void => {
    transport.handlers = handlers;
  };
  return await listenTransport({ host: '127.0.0.1', port: 0, onTransport });
}

describe('the faulty SCU', () => {
  it('stores every instance, says so and releases when it has no fault', async () => {
    const stored = [0, 0, 0];
    const report = await sendToScp({}, { onCStore: () => stored.pop() ?? 0xc000 });
    expect(stored).to.deep.equal([]);
    expect(report).to.include({ end: 'exit code 0', hasCrashed: false, wasEnded: false, leftRunning: 0 });
    expect(report.output).to.match(/^instance 1: 0x0000.*\n.*\n.*\n3 of 3 stored\n$/);
  });

  it('goes on after a failure and tells of it', async () => {
    const statuses = [0, 0xa700, 0];
    const report = await sendToScp({}, { onCStore: () => statuses.shift() ?? 0 });
    expect(statuses).to.deep.equal([]);
    expect(report.end).to.equal('exit code 1');
    expect(report.output).to.contain('instance 2: 0xA700').and.contain('2 of 3 stored');
  });

  it('tells of an association that is rejected', async () => {
    const report = await sendToScp({}, { calledAETitles: ['OTHER'] });
    expect(report.end).to.equal('exit code 1');
    expect(report.output).to.contain('association rejected').and.contain('0 of 3 stored');
  });

  it('tells of a port where nobody listens', async () => {
    const server = await silentScp();
    const { port } = server;
    await server.close();
    const report = await send({}, { port });
    expect(report.output).to.contain('cannot connect').and.contain('0 of 3 stored');
  });

  it('gives up by itself when nobody answers', async () => {
    const server = await silentScp();
    const report = await send({}, { port: server.port, timeoutMs: 400 });
    await server.close();
    expect(report).to.include({ end: 'exit code 1', wasEnded: false });
    expect(report.output).to.contain('no answer came in time');
  });

  it('ends at once when it is ended', async () => {
    const server = await silentScp();
    const stalled = AbortSignal.timeout(50);
    const report = await send({ patience: () => Number.POSITIVE_INFINITY }, { port: server.port, stalled });
    await server.close();
    expect(report).to.include({ end: 'did not end by itself', wasEnded: true, hasCrashed: false });
  });

  it('behaves as its change says', async () => {
    const report = await sendToScp({
      messageId: () => 77,
      judge: () => 'failed',
      next: () => 'stop',
      exit: () => 3,
      summary: () => ['done'],
    });
    expect(report.end).to.equal('exit code 3');
    expect(report.output).to.match(/^instance 1: 0x0000.*\ndone\n$/);
  });

  it('crashes when it is to', async () => {
    function receive(arrival: Arrival, session: ScuConnection): undefined {
      if (arrival.type === 'P-DATA-TF') session.crash();
    }
    const report = await sendToScp({ receive });
    expect(report).to.include({ end: 'signal SIGABRT', hasCrashed: true });
  });

  it('tries again as often as its change says', async () => {
    const attempts: number[] = [];
    function retry(_: unknown, attempt: number): number | undefined {
      attempts.push(attempt);
      return attempt < 3 ? 1 : undefined;
    }
    await sendToScp({ retry }, { calledAETitles: ['OTHER'] });
    expect(attempts).to.deep.equal([1, 2, 3]);
  });
});
