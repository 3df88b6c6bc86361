import { expect } from 'chai';
import { sendFiles } from '../../src/index.ts';
import { sopClassUid } from '../language/names.ts';
import { builtInPolicies } from '../sut/built-in-pair.ts';
import { sendWithBuiltInScu } from '../sut/built-in-scu.ts';
import { writeInstanceFiles } from '../sut/instance-files.ts';
import type { SendOrder, SendReport, Sut, SutPolicies } from '../sut/sut.ts';
import type { ScuBody } from './case.ts';
import type { CaseLimits } from './case-context.ts';
import { isProbed, ScuReferences, shown } from './scu-references.ts';
import { instancesToSend } from './send-order.ts';
import { aProcess } from './testing/scu-accounts.ts';

const limits: CaseLimits = { timeoutMs: 10_000, caseTimeoutMs: 60_000, seed: 1, signal: new AbortController().signal };
const implicit = '1.2.840.10008.1.2';
const kindOf = (keyword: string) => ({ sopClassUID: sopClassUid(keyword) ?? '', transferSyntax: implicit });

/** An SCU that sends instances of these classes alone, and how often it was asked. */
function scuOf(keywords: readonly string[], policies: Partial<SutPolicies> = {}) {
  const uids = keywords.map((keyword) => sopClassUid(keyword));
  const asked: string[] = [];
  const sut: Sut = {
    role: 'scu',
    address: 'test',
    roles: ['scu'],
    policies: { ...builtInPolicies, isScriptable: false, sendsGivenInstances: true, ...policies },
    scp: async () => ({ notApplicable: 'an SCU' }),
    send: async (order, signal): Promise<SendReport> => {
      asked.push(order.instances[0]?.sopClassUID ?? '');
      const instances = order.instances.filter(({ sopClassUID }) => uids.includes(sopClassUID));
      await sendWithBuiltInScu({ ...order, instances }, signal);
      return { process: aProcess({ end: 'exit code 1', output: 'no such\nclass here\n' }) };
    },
    close: async () => {},
  };
  return { references: new ScuReferences(sut), asked, sut };
}

/** Aborts the association when the first instance has been answered. */
async function sendAndAbort({ host, port, calledAETitle, callingAETitle, instances }: SendOrder): Promise<SendReport> {
  await using files = await writeInstanceFiles(instances);
  const leaving = new AbortController();
  try {
    const outcomes = sendFiles({ host, port, calledAETitle }, files.paths, { callingAETitle, signal: leaving.signal });
    for await (const _ of outcomes) leaving.abort(new Error('it gives up'));
  } catch {}
  return { process: aProcess({ end: 'exit code 1' }) };
}

describe('what an SCU does when all is answered well', () => {
  it('is to send an instance of a kind, or to show that it does not', async () => {
    const { references, asked } = scuOf(['CTImageStorage']);
    expect(await references.probe(kindOf('CTImageStorage'), limits)).to.deep.equal({ sends: true, releases: true });
    const refused = await references.probe(kindOf('HangingProtocolStorage'), limits);
    expect(refused).to.include({
      sends: false,
      evidence:
        'it sends no instance of HangingProtocolStorage in ImplicitVRLittleEndian: exit code 1; the end of its output: no such | class here',
    });
    expect(asked).to.have.lengthOf(2);
  });

  it('is found out once for each kind', async () => {
    const { references, asked } = scuOf(['CTImageStorage']);
    const probes = [1, 2].map(() => references.probe(kindOf('CTImageStorage'), limits));
    await Promise.all(probes);
    expect(asked).to.have.lengthOf(1);
  });

  it('tells who it is', async () => {
    const { references } = scuOf(['CTImageStorage']);
    expect([references.hasConnected, references.identity]).to.deep.equal([false, undefined]);
    await references.probe(kindOf('CTImageStorage'), limits);
    expect(references.hasConnected).to.equal(true);
    expect(references.identity).to.have.property('implementationClassUID');
  });
});

describe('the SOP Class for cases that leave it open', () => {
  it('is the first that the SCU sends', async () => {
    const all = ['HangingProtocolStorage', 'CTImageStorage'];
    expect(await scuOf(all).references.usualSopClass(limits)).to.equal('HangingProtocolStorage');
  });

  it('is one after which it releases, if it gives up after the first that it sends', async () => {
    const { references, sut } = scuOf(['HangingProtocolStorage', 'CTImageStorage']);
    const { send } = sut;
    sut.send = async (order, signal) =>
      order.instances[0]?.sopClassUID === sopClassUid('HangingProtocolStorage')
        ? await sendAndAbort(order)
        : await send(order, signal);
    expect(await references.usualSopClass(limits)).to.equal('CTImageStorage');
  });

  it('is the first of all if it never connects, and no other is tried', async () => {
    const { references, asked } = scuOf([]);
    expect(await references.usualSopClass(limits)).to.equal('HangingProtocolStorage');
    expect(asked).to.have.lengthOf(1);
    expect(references.hasConnected).to.equal(false);
  });

  it('is the first of all, and nothing is asked, if the SCU sends what it has', async () => {
    const { references, asked } = scuOf(['CTImageStorage'], { sendsGivenInstances: false });
    expect(await references.usualSopClass(limits)).to.equal('HangingProtocolStorage');
    expect(asked).to.deep.equal([]);
  });
});

describe('the runs that a case is compared with', () => {
  const body = (Status: number): ScuBody => ({
    sut: 'scu',
    steps: [{ verb: 'respond', args: {}, steps: [], answers: [{ to: 'C-STORE-RQ', rule: { Status } }] }],
  });
  const kind = kindOf('CTImageStorage');
  const instances = () => instancesToSend(kind, {}, { count: 2, seed: 1, scenarioFile: '' });

  it('are two, in which every answer is success', async () => {
    const { references } = scuOf(['CTImageStorage']);
    const runs = await references.of(body(0xa700), kind, await instances(), limits);
    expect(runs.map(({ logs }) => logs.flatMap(({ stores }) => stores.map(({ status }) => status)))).to.deep.equal([
      [0, 0],
      [0, 0],
    ]);
  });

  it('are the same for cases that differ in their bad answers alone', async () => {
    const { references, asked } = scuOf(['CTImageStorage']);
    const first = await references.of(body(0xa700), kind, await instances(), limits);
    expect(await references.of(body(0xc000), kind, await instances(), limits)).to.equal(first);
    expect(asked).to.have.lengthOf(2);
  });

  it('are one if a person sends', async () => {
    const { references } = scuOf(['CTImageStorage'], { asksPerson: true });
    expect(await references.of(body(0xa700), kind, await instances(), limits)).to.have.lengthOf(1);
  });
});

describe('what an SCU showed, in one line', () => {
  it('is how its process ended and the end of its output, or what a person said', () => {
    expect(shown({ process: aProcess({ output: ' a\n\n b\nc\nd ' }) })).to.equal(
      'exit code 0; the end of its output: b | c | d',
    );
    expect(shown({ process: aProcess() })).to.equal('exit code 0; it printed nothing');
    expect(shown({ attested: { text: 'a lamp', at: '' } })).to.equal('a lamp');
    expect(shown({})).to.equal('nothing came');
  });

  it('is asked neither of ours nor of one that a person operates', () => {
    expect(isProbed(scuOf([]).sut)).to.equal(true);
    expect(isProbed(scuOf([], { isScriptable: true }).sut)).to.equal(false);
    expect(isProbed(scuOf([], { asksPerson: true }).sut)).to.equal(false);
  });
});
