import { expect } from 'chai';
import {
  associateRQ,
  CommandField,
  type CommandValues,
  connectTransport,
  encodeCommandSet,
  fragmentMessage,
  MessageAssembler,
  type Transport,
} from '../../src/wire.ts';
import type { CaseResult } from '../model/run-result.ts';
import { runCases } from '../run/run-cases.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { builtInPair, builtInPolicies } from '../sut/built-in-pair.ts';
import type { ReportedOutcome, SendOrder, SendReport, Sut } from '../sut/sut.ts';
import { formatProblem } from '../yaml/problem.ts';

const all = '{ distinguishesFailure: true, continues: true, releases: true }';

function cases(respond: string, scu = all) {
  const { scenario, problems } = readScenario(
    'x.yaml',
    `id: ps3.4/x
title: t
requirement: { ref: PS3.4 GG.4.1, level: shall, text: It tells success from failure. }
sut: scu
respond: ${respond}
expect: { scu: ${scu} }`,
  );
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario.cases;
}

async function judge(respond: string, sut: Sut, scu?: string): Promise<CaseResult> {
  const { cases: results } = await runCases(cases(respond, scu), sut, { timeoutMs: 5000 });
  await sut.close();
  return results[0] as CaseResult;
}

/** How an SCU made for the tests is wrong; nothing given, it is good. */
interface Fault {
  readonly command?: (good: CommandValues) => CommandValues;
  readonly stopsAfter?: number;
  readonly believes?: (status: number | undefined) => boolean;
  readonly end?: 'release' | 'fin' | 'abort';
}

function scuWith(fault: Fault): Sut {
  return {
    role: 'scu',
    address: 'test',
    roles: ['scu'],
    policies: builtInPolicies,
    scp: async () => ({ notApplicable: 'an SCU' }),
    send: (order) => send(order, fault),
    close: async () => {},
  };
}

async function send({ host, port, instances }: SendOrder, fault: Fault): Promise<SendReport> {
  const transport = await connectTransport({ host, port });
  const statuses = waitForStatuses(transport);
  const [first] = instances;
  if (!first) return { outcomes: [] };
  const context = { id: 1, abstractSyntax: first.sopClassUID, transferSyntaxes: [first.transferSyntax] };
  const identity = { maxLength: 0, implementationClassUID: '1.2.3' };
  const titles = { calledAETitle: 'SCP', callingAETitle: 'SCU' };
  transport.send(associateRQ({ ...titles, presentationContexts: [context], ...identity }));
  await statuses.accepted;
  const outcomes: ReportedOutcome[] = [];
  for (const [at, instance] of instances.slice(0, fault.stopsAfter).entries()) {
    const good = {
      AffectedSOPClassUID: instance.sopClassUID,
      CommandField: CommandField['C-STORE-RQ'],
      MessageID: at + 1,
      Priority: 0,
      CommandDataSetType: 1,
      AffectedSOPInstanceUID: instance.sopInstanceUID,
    };
    const command = encodeCommandSet(fault.command?.(good) ?? good);
    transport.send(fragmentMessage(1, command, instance.bytes, 0));
    const status = await statuses.next();
    const stored = fault.believes?.(status) ?? status === 0;
    outcomes.push({ stored, text: `status ${status}` });
  }
  await leave(transport, fault.end ?? 'release', statuses.closed);
  return { outcomes };
}

async function leave(transport: Transport, how: NonNullable<Fault['end']>, closed: Promise<void>): Promise<void> {
  if (how === 'release') transport.send({ type: 'A-RELEASE-RQ' });
  if (how === 'abort') transport.send({ type: 'A-ABORT', source: 0, reason: 0 });
  transport.end();
  await closed;
}

function waitForStatuses(transport: Transport) {
  let accept = (): void => {};
  let close = (): void => {};
  let arrive: (status: number | undefined) => void = () => {};
  const accepted = new Promise<void>((resolve) => {
    accept = resolve;
  });
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const assembler = new MessageAssembler({
    onCommand: ({ command }) => arrive(command.Status),
    onDataFragment: () => {},
    onViolation: () => {},
  });
  transport.handlers = {
    onPdu: (decoded) => {
      if ('pdu' in decoded && decoded.pdu.type === 'P-DATA-TF') assembler.pushAll(decoded.pdu.pdvs);
      else accept();
    },
    onClosed: () => {
      accept();
      close();
      arrive(undefined);
    },
  };
  const next = (): Promise<number | undefined> =>
    new Promise((resolve) => {
      if (transport.closed) resolve(undefined);
      else arrive = resolve;
    });
  return { accepted, closed, next };
}

const fullOnce = '[{ Status: 0xA700, ErrorComment: full }]';

describe('a case against an SCU', () => {
  it('passes when it tells failure from success, goes on and releases', async () => {
    expect(await judge(fullOnce, scuWith({}))).to.include({ verdict: 'pass', status: '0xA700', transport: 'released' });
  });

  it('passes with the built-in SCU', async () => {
    const result = await judge('[{ Status: 0xA900 }, { Status: 0xC000 }]', builtInPair());
    expect(result, result.reason).to.include({ verdict: 'pass', status: '0xA900' });
    expect(result.actual).to.match(/^reported failed, failed, stored/);
  });

  it('fails an SCU that takes a failure for a success', async () => {
    const result = await judge(fullOnce, scuWith({ believes: () => true }));
    expect(result).to.include({ verdict: 'fail' });
    expect(result.expected).to.deep.equal(['reports failed, stored, stored']);
    expect(result.actual).to.match(/^reported stored, stored, stored/);
  });

  it('fails an SCU that takes a success for a failure', async () => {
    expect(await judge(fullOnce, scuWith({ believes: () => false }))).to.include({ verdict: 'fail' });
  });

  it('fails an SCU that stops after a failure, only where going on is asked for', async () => {
    const stops = { stopsAfter: 1 };
    expect(await judge(fullOnce, scuWith(stops))).to.include({ verdict: 'fail', actual: 'sent 1 of 3 instances' });
    const result = await judge(fullOnce, scuWith(stops), '{ distinguishesFailure: true }');
    expect(result).to.include({ verdict: 'pass' });
  });

  for (const [end, transport] of Object.entries({ fin: 'FIN', abort: 'A-ABORT' })) {
    it(`fails an SCU that ends by ${transport} where a release is asked for`, async () => {
      const result = await judge(fullOnce, scuWith({ end: end as 'fin' | 'abort' }));
      expect(result).to.include({ verdict: 'fail', transport });
      expect(result.expected).to.deep.equal(['ends with A-RELEASE-RQ']);
    });
  }

  it('fails an SCU whose requests break a rule, and names the clause', async () => {
    const command = (good: CommandValues): CommandValues => ({ ...good, Priority: undefined });
    const result = await judge(fullOnce, scuWith({ command }));
    expect(result.verdict).to.equal('fail');
    expect(result.reason).to.match(/^PS3\.7 9\.3\.1\.1: .*Priority is missing/);
  });

  it('fails an SCU that stores another SOP Class than its context is for', async () => {
    const command = (good: CommandValues): CommandValues => ({
      ...good,
      AffectedSOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
    });
    expect((await judge(fullOnce, scuWith({ command }))).reason).to.match(/is not that of context 1/);
  });

  it('aborts, closes or resets instead of answering when the scenario says so', async () => {
    for (const reaction of ['pdu: { type: A-ABORT }', 'close: fin', 'close: rst']) {
      const result = await judge(`[{ times: always, ${reaction} }]`, scuWith({}), '{ distinguishesFailure: true }');
      expect(result, `${reaction}: ${result.actual}`).to.include({ verdict: 'pass' });
      expect(result.actual).to.match(/^reported failed, failed, failed/);
    }
  });

  it('is not applicable to an SCP', async () => {
    const { cases: results } = await runCases(cases(fullOnce), { ...scuWith({}), role: 'scp', roles: ['scp'] });
    expect(results[0]).to.include({ verdict: 'not-applicable', reason: 'the scenario is for an SCU' });
  });
});
