import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../../cli/testing/results.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import type { Reply } from '../../model/scu-account.ts';
import { conformanceFactsSchema } from '../facts/conformance-facts.ts';
import { fillFacts } from './fill-facts.ts';
import { aProposal } from './testing/full-measurements.ts';

const scp = { sut: { role: 'scp', address: 'ARCHIVE@host:104', reachable: true } } as const;

/** A C-STORE that was answered so. */
function answered(
  scenario: string,
  status: string,
  more: Partial<Extract<CaseResult['answer'], { kind: 'message' }>> = {},
) {
  const answer = { kind: 'message', commandField: 0x8001, status: Number(status), ...more } as const;
  return aCaseResult({ id: scenario, scenario, status, answer });
}

function acceptorOf(cases: readonly CaseResult[], some: Partial<RunResult> = scp) {
  const facts = fillFacts({ results: [aRunResult(cases, some)] });
  expect(conformanceFactsSchema.safeParse(facts).error).to.equal(undefined);
  return { facts, acceptor: facts.applicationEntities[0]?.acceptor };
}

describe('Statuses of an SCP from results', () => {
  const statusesOf = (...cases: CaseResult[]) => acceptorOf(cases).acceptor?.statuses;

  it('are a row each, with what led to it and what came with it', () => {
    const rows = statusesOf(
      answered('ps3.7/9.1.1/not-decodable-answered', '0xC000', { errorComment: 'no', offendingElement: [0x00080016] }),
      answered('ps3.4/gg.4.2/stored', '0x0000'),
      answered('ps3.4/gg.4.2/data-set-mismatch-answered', '0xC000'),
    );
    expect(rows?.map(({ status }) => status)).to.deep.equal(['0x0000', '0xC000']);
    expect(rows?.[1]?.causes).to.deep.include({ value: ['cannot-decode', 'data-set-does-not-match'] });
    expect(rows?.[1]?.relatedFields).to.deep.include({ value: ['ErrorComment', 'OffendingElement'] });
    expect(rows?.[1]?.condition).to.have.property('value').that.includes('cannot be decoded');
  });

  it('name the case if nothing is known of what led to it', () => {
    const [row] = statusesOf(answered('ps3.9/somewhere', '0xB000')) ?? [];
    expect(row).to.not.have.property('causes');
    expect(row?.condition).to.have.property('value').that.includes('A valid instance is stored');
  });

  it('are not those of a C-ECHO, nor one that is not the answer of the case', () => {
    const echo = answered('ps3.7/9.1.5/c-echo', '0x0000', { commandField: 0x8030 });
    const other = answered('ps3.4/gg.4.2/stored', '0x0000', { status: 0xa700 });
    expect(statusesOf(echo, other)).to.equal(undefined);
  });
});

describe('Other facts of an SCP from results', () => {
  it('are what it accepted before the first case', () => {
    const sopClasses = [
      { sopClass: 'Verification', negotiation: 'accepted', transferSyntaxes: ['ImplicitVRLittleEndian'] },
      {
        sopClass: 'CTImageStorage',
        negotiation: 'accepted',
        transferSyntaxes: ['ImplicitVRLittleEndian'],
        stored: '0xA700',
      },
      { sopClass: 'MRImageStorage', negotiation: 'abstract-syntax-not-supported', transferSyntaxes: [] },
    ];
    const { acceptor } = acceptorOf([], { sut: { ...scp.sut, implementationClassUID: '1.2', sopClasses } });
    expect(acceptor?.contexts?.map(({ sopClass }) => sopClass)).to.deep.equal(['CTImageStorage', 'MRImageStorage']);
    expect(acceptor?.contexts?.[0]?.stored).to.deep.include({ value: '0xA700', evidence: ['preflight'] });
    expect(acceptor?.associations?.implementationClassUID).to.include({ value: '1.2' });
    expect(acceptor?.associations?.implementationVersionName).to.include({ basis: 'unknown' });
  });

  it('are the levels of storage where what was stored was compared', () => {
    const stored = (scenario: string, changes: { attribute: string; change: 'ADDED' | 'REMOVED' }[]) =>
      aCaseResult({ id: scenario, scenario, observed: { kind: 'stored', text: '', changes } });
    const all = stored('ps3.4/gg.4.2/stored-private-unchanged', []);
    expect(acceptorOf([all]).acceptor?.storage?.level).to.include({ value: '2' });
    expect(acceptorOf([stored('ps3.4/gg.4.2/stored-unchanged', [])]).acceptor?.storage?.level).to.include({
      basis: 'unknown',
    });
    const lossy = stored('x', [{ attribute: '(0029,0010)', change: 'REMOVED' }]);
    expect(acceptorOf([all, lossy]).acceptor?.storage?.level).to.include({ basis: 'unknown' });
    const coerced = stored('y', [{ attribute: '(0012,0063)', change: 'ADDED' }]);
    expect(acceptorOf([coerced]).acceptor?.storage?.coercion).to.deep.include({
      value: [{ attribute: '(0012,0063)', change: 'ADDED' }],
    });
    expect(acceptorOf([aCaseResult({})]).acceptor?.storage).to.equal(undefined);
  });

  it('are the Transfer Syntaxes that are stored otherwise than they were sent, with their cases', () => {
    const stored = (id: string, sopClass: string, sent: string, now?: string) =>
      aCaseResult({
        id,
        given: { sopClass },
        observed: {
          kind: 'stored',
          text: '',
          changes: [],
          ...(now !== undefined && { transferSyntax: { sent, stored: now } }),
        },
      });
    const rle = stored('rle', 'CTImageStorage', 'RLELossless', 'RLELossless');
    const same = acceptorOf([
      rle,
      stored('sr', 'BasicTextSRStorage', 'ImplicitVRLittleEndian', 'ExplicitVRLittleEndian'),
    ]);
    expect(same.acceptor?.storage).to.deep.include({
      transcoding: {
        value: [{ sent: 'ImplicitVRLittleEndian', stored: 'ExplicitVRLittleEndian' }],
        basis: 'measured',
        evidence: ['sr'],
        note: 'of 2 Transfer Syntaxes that were sent',
      },
      compression: { value: 'AS_IS', basis: 'measured', evidence: ['rle'] },
    });
    const other = acceptorOf([rle, stored('jpeg', 'MRImageStorage', 'ExplicitVRLittleEndian', 'JPEGLosslessSV1')]);
    expect(other.acceptor?.storage?.compression).to.deep.include({ basis: 'unknown', evidence: ['jpeg'] });
    expect(acceptorOf([rle]).acceptor?.storage?.transcoding).to.deep.include({ value: [] });
    expect(acceptorOf([stored('x', 'CTImageStorage', 'a')]).acceptor?.storage).to.not.have.any.keys(
      'transcoding',
      'compression',
    );
  });

  it('are character sets that are stored in every case', () => {
    const set = (row: string, status: string) =>
      aCaseResult({ id: `${row}:${status}`, scenario: 'ps3.2/7.1/character-sets', status, given: { row } });
    const { facts } = acceptorOf([set('GB18030', '0x0000'), set('ISO_IR 100', '0x0000'), set('ISO_IR 100', '0xC000')]);
    expect(facts.characterSets).to.deep.include({ value: ['GB18030'] });
  });

  it('are what a rejection says, and that a request that fails is answered', () => {
    const observed = { kind: 'pdu', pdu: { type: 'A-ASSOCIATE-RJ', result: 1, source: 2, reason: 2 } } as const;
    const id = 'ps3.8/9.3.2/protocol-version-unknown:0x0002';
    const { acceptor } = acceptorOf([aCaseResult({ id, observed }), answered('x', '0xA700')]);
    expect(acceptor?.failures).to.deep.equal([
      { cause: 'protocol-version', answer: { value: 'A-ASSOCIATE-RJ 1/2/2', basis: 'measured', evidence: [id] } },
      {
        cause: 'failing-request',
        answer: { value: 'answers with a status of failure', basis: 'measured', evidence: ['x'] },
      },
    ]);
  });
});

describe('Facts of an SCU from results', () => {
  const account = { asked: 2, sent: 2, associations: 1, atOnce: 1, ends: [], afterStatus: [] };
  const scu = (cases: readonly CaseResult[], some: Partial<RunResult> = {}) => {
    const facts = fillFacts({
      results: [aRunResult(cases, { sut: { role: 'scu', address: 'scu', reachable: true }, ...some })],
    });
    expect(conformanceFactsSchema.safeParse(facts).error).to.equal(undefined);
    return facts.applicationEntities[0];
  };

  it('are what it proposes, in its order', () => {
    const two = aProposal({ contexts: [{ sopClass: 'Verification', transferSyntaxes: ['ImplicitVRLittleEndian'] }] });
    const entity = scu([aCaseResult({ scu: account })], {
      scuProposals: [
        { proposed: aProposal(), cases: ['one'] },
        { proposed: { ...two, window: { invoked: 4, performed: 1 } }, cases: ['two'] },
      ],
    });
    expect(entity?.name).to.equal('MODALITY');
    expect(entity?.initiator?.contexts).to.deep.equal([
      {
        sopClass: 'CTImageStorage',
        transferSyntaxes: {
          value: ['ExplicitVRLittleEndian', 'ImplicitVRLittleEndian'],
          basis: 'measured',
          evidence: ['one'],
        },
      },
    ]);
    expect(entity?.initiator?.verification).to.deep.include({ value: true, evidence: ['two'] });
    expect(entity?.initiator?.associations?.maximumOperationsInvoked).to.include({ basis: 'unknown' });
    expect(entity?.initiator?.associations?.maximumOperationsPerformed).to.include({ value: 1 });
    expect(entity?.initiator?.negotiation?.asynchronousOperations).to.deep.include({ value: true, evidence: ['two'] });
    expect(entity?.initiator?.userIdentity?.types).to.deep.include({ value: [] });
  });

  it('are what it does after each status', () => {
    const behaviour = { category: 'Failure', seen: 2, goesOn: 0, stops: 0, aborts: 0, triesAgain: 0, cases: ['c'] };
    const entity = scu([aCaseResult({ scu: account })], {
      statusBehaviour: [
        { ...behaviour, status: '0xA700', goesOn: 2, shownBy: [] },
        {
          ...behaviour,
          status: '0xC000',
          stops: 1,
          goesOn: 1,
          triesAgain: 2,
          triesAgainAfterMs: 1234,
          shownBy: ['output'],
        },
        { ...behaviour, status: '0xC123' },
      ],
    });
    const [first, second, third] = entity?.initiator?.statuses ?? [];
    expect(first?.next).to.include({ value: 'goes-on' });
    expect(first?.told).to.include({ value: 'not-told' });
    expect(second?.next).to.include({ basis: 'unknown' });
    expect(second?.retries).to.include({ value: 2 });
    expect(second?.retryAfterSeconds).to.include({ value: 1.2 });
    expect(second?.told).to.include({ value: 'told' });
    expect(third?.next).to.include({ basis: 'unknown' });
    expect(third?.told).to.include({ basis: 'unknown' });
    expect(third?.meaning).to.include({ value: 'Error: Cannot understand', basis: 'default' });
  });

  it('are what it does when an association fails', () => {
    const one = aCaseResult({
      id: 'ps3.7/a.6/scu-aborted:x',
      scu: { ...account, associations: 3, exit: 'exit code 1' },
    });
    expect(scu([one])?.initiator?.failures).to.deep.equal([
      {
        cause: 'aborted',
        answer: {
          value: 'opens 2 more, ends with exit code 1',
          basis: 'measured',
          evidence: ['ps3.7/a.6/scu-aborted:x'],
        },
      },
    ]);
  });

  it('are how long it waits for an answer: what ended the wait, or as long as it was watched', () => {
    const waiting = (id: string, reply: Reply, ms: number, end?: string) =>
      aCaseResult({ id, scu: { ...account, waits: [{ reply, ms, ...(end !== undefined && { end }) }] } });
    const limits = (...cases: CaseResult[]) => scu(cases)?.initiator?.associations;
    expect(limits(waiting('a', 'A-ASSOCIATE-AC', 3050), waiting('r', 'A-RELEASE-RP', 12, 'FIN'))).to.deep.equal({
      acceptSeconds: {
        value: 3,
        atLeast: true,
        basis: 'measured',
        evidence: ['a'],
        note: 'it still waited when the wait was over',
      },
      releaseSeconds: { value: 0.1, basis: 'measured', evidence: ['r'], note: 'it ended with FIN' },
    });
    const ended = waiting('e', 'C-STORE-RSP', 10_040, 'A-ABORT');
    expect(limits(ended, waiting('w', 'C-STORE-RSP', 3000))?.responseSeconds).to.deep.include({
      value: 10,
      evidence: ['e'],
    });
    expect(limits(ended, waiting('w', 'C-STORE-RSP', 30_000))?.responseSeconds).to.deep.include({
      basis: 'unknown',
      evidence: ['e', 'w'],
    });
  });

  it('are nothing of an SCU if there is none', () => {
    expect(fillFacts({ results: [aRunResult([aCaseResult({})], scp)] }).applicationEntities[0]?.initiator).to.equal(
      undefined,
    );
  });
});
