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
import { expectedLines } from '../words/case-text.ts';
import { observedText, reasonText, told } from '../words/testing/of-case.ts';
import { formatProblem } from '../yaml/problem.ts';

const all = '{ distinguishesFailure: true, continues: true, releases: true }';

/** `steps` before the report, in flow style. */
function cases(steps: readonly string[], scu = all) {
  const { scenario, problems } = readScenario(
    'x.yaml',
    `id: ps3.4/x
title: t
requirement: { ref: PS3.4 GG.4.1, level: shall, text: It tells success from failure. }
sut: scu
steps:
${steps.map((step) => `  - ${step}\n`).join('')}  - expect-report: ${scu}
`,
  );
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario.cases;
}

async function judge(steps: readonly string[], sut: Sut, scu?: string): Promise<CaseResult> {
  const { cases: results } = await runCases(cases(steps, scu), sut, { timeoutMs: 5000 });
  await sut.close();
  return results[0] as CaseResult;
}

/** How an SCU made for the tests is wrong; nothing given, it is good. */
interface Fault {
  readonly command?: (good: CommandValues) => CommandValues;
  readonly stopsAfter?: number;
  readonly believes?: (status: number | undefined) => boolean;
  readonly end?: 'release' | 'fin' | 'abort';
  /** Opens an association for each instance. */
  readonly oneByOne?: true;
}

function scuWith(fault: Fault): Sut {
  return {
    role: 'scu',
    address: 'test',
    roles: ['scu'],
    policies: builtInPolicies,
    scp: async () => ({ notApplicable: 'an SCU' }),
    send: (order) => (fault.oneByOne ? sendOneByOne(order, fault) : send(order, fault)),
    close: async () => {},
  };
}

async function sendOneByOne(order: SendOrder, fault: Fault): Promise<SendReport> {
  const outcomes: ReportedOutcome[] = [];
  for (const instance of order.instances) {
    const report = await send({ ...order, instances: [instance] }, fault);
    outcomes.push(...(report.outcomes ?? []));
  }
  return { outcomes };
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

const fullOnce = ['respond: { Status: 0xA700, ErrorComment: full }'];

const findingTexts = (result: CaseResult) => result.findings.map(({ clause, text }) => `${clause}: ${text}`).join('; ');

describe('a case against an SCU', () => {
  it('passes when it tells failure from success, goes on and releases', async () => {
    expect(await judge(fullOnce, scuWith({}))).to.include({ verdict: 'pass', status: '0xA700', transport: 'released' });
  });

  it('passes with the built-in SCU', async () => {
    const result = await judge(['respond: { Status: 0xA900 }', 'respond: { Status: 0xC000 }'], builtInPair());
    expect(result, reasonText(result)).to.include({ verdict: 'pass', status: '0xA900' });
    expect(observedText(result)).to.match(/^reported failed, failed, stored/);
  });

  it('fails an SCU that takes a failure for a success', async () => {
    const result = await judge(fullOnce, scuWith({ believes: () => true }));
    expect(result).to.include({ verdict: 'fail' });
    expect(expectedLines(result)).to.deep.equal(['reports failed, stored, stored']);
    expect(observedText(result)).to.match(/^reported stored, stored, stored/);
  });

  it('fails an SCU that takes a success for a failure', async () => {
    expect(await judge(fullOnce, scuWith({ believes: () => false }))).to.include({ verdict: 'fail' });
  });

  it('fails an SCU that stops after a failure, only where going on is asked for', async () => {
    const stops = { stopsAfter: 1 };
    expect(told(await judge(fullOnce, scuWith(stops)))).to.include({
      verdict: 'fail',
      actual: 'sent 1 of 3 instances',
    });
    const result = await judge(fullOnce, scuWith(stops), '{ distinguishesFailure: true }');
    expect(result).to.include({ verdict: 'pass' });
  });

  for (const [end, transport] of Object.entries({ fin: 'FIN', abort: 'A-ABORT' })) {
    it(`fails an SCU that ends by ${transport} where a release is asked for`, async () => {
      const result = await judge(fullOnce, scuWith({ end: end as 'fin' | 'abort' }));
      expect(result).to.include({ verdict: 'fail', transport });
      expect(expectedLines(result)).to.deep.equal(['ends with A-RELEASE-RQ']);
    });
  }

  it('fails an SCU whose requests break a rule, and names the clause', async () => {
    const command = (good: CommandValues): CommandValues => ({ ...good, Priority: undefined });
    const result = await judge(fullOnce, scuWith({ command }));
    expect(findingTexts(result)).to.match(/^PS3\.7 9\.3\.1\.1: .*Priority is missing/);
  });

  it('fails an SCU that stores another SOP Class than its context is for', async () => {
    const command = (good: CommandValues): CommandValues => ({
      ...good,
      AffectedSOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
    });
    expect(findingTexts(await judge(fullOnce, scuWith({ command })))).to.match(/is not that of context 1/);
  });

  it('aborts, closes or resets instead of answering when the scenario says so', async () => {
    for (const reaction of ['pdu: { type: A-ABORT }', 'close: fin', 'close: rst']) {
      const result = await judge(
        [`respond: { times: always, ${reaction} }`],
        scuWith({}),
        '{ distinguishesFailure: true }',
      );
      expect(result, `${reaction}: ${observedText(result)}`).to.include({ verdict: 'pass' });
      expect(observedText(result)).to.match(/^reported failed, failed, failed/);
    }
  });

  it('passes one that opens an association for each instance, whichever of them is answered with a failure', async () => {
    const steps = ['respond: { Status: 0x0000 }', 'respond: { Status: 0xA700 }'];
    const result = await judge(steps, scuWith({ oneByOne: true }));
    expect(told(result), reasonText(result)).to.include({ verdict: 'pass', status: '0xA700', transport: 'released' });
    expect(observedText(result)).to.match(/^reported stored, failed, stored .*; sent 3 of 3 instances; ended with/);
  });

  it('fails one that does not release each of its associations', async () => {
    const result = await judge(fullOnce, scuWith({ oneByOne: true, end: 'abort' }));
    expect(told(result)).to.include({ verdict: 'fail', transport: 'A-ABORT' });
  });

  it('expects requests in their order', async () => {
    const inOrder = ['expect-request: A-ASSOCIATE-RQ', 'expect-request: C-STORE-RQ', 'expect-request: A-RELEASE-RQ'];
    expect(told(await judge(inOrder, scuWith({})))).to.include({ verdict: 'pass' });
    const result = await judge(['expect-request: A-RELEASE-RQ', 'expect-request: C-STORE-RQ'], scuWith({}));
    expect(told(result)).to.include({ verdict: 'fail' });
    expect(expectedLines(result)).to.deep.equal(['sends A-RELEASE-RQ, then C-STORE-RQ']);
    expect(observedText(result)).to.equal('sent A-ASSOCIATE-RQ, C-STORE-RQ, C-STORE-RQ, C-STORE-RQ, A-RELEASE-RQ');
  });

  it('asks for as many instances as a step says', async () => {
    const result = await judge(['ask-to-send: { instances: 1 }'], scuWith({}), '{ continues: true }');
    expect(observedText(result)).to.equal('sent 1 of 1 instances');
  });

  it('accepts an association as a step says, and refuses contexts', async () => {
    const refused = await judge(['accept: { result: 3 }'], builtInPair(), '{ distinguishesFailure: true }');
    expect(observedText(refused)).to.match(/^reported failed, failed, failed/);
    const chosen = await judge(['accept: { maxLength: 256, delayMs: 10 }'], builtInPair());
    expect(told(chosen), reasonText(chosen)).to.include({ verdict: 'pass' });
  });

  it('is not applicable to an SCP', async () => {
    const { cases: results } = await runCases(cases(fullOnce), { ...scuWith({}), role: 'scp', roles: ['scp'] });
    expect(results[0]).to.include({ verdict: 'not-applicable' });
    expect(reasonText(results[0])).to.equal('the scenario is for an SCU');
  });
});
