import { expect } from 'chai';
import type { Finding } from '../model/finding.ts';
import type { FakeBehaviour } from '../run/testing/fake-scp.ts';
import { askedBefore, casesOf, runFake, storeSteps } from '../run/testing/run-fake.ts';
import { CaseVerdict } from './case-verdict.ts';

/** The rules that were checked and broken in the case of one good C-STORE. */
async function rulesOf(behaviour: FakeBehaviour) {
  const checked: string[] = [];
  const { cases } = await runFake(casesOf(storeSteps), behaviour, {
    preflight: askedBefore,
    onEvent: (event) => {
      if (event.kind === 'case-end') checked.push(...event.checkedRules);
    },
  });
  const broken = cases.filter(({ scenario }) => scenario === 'ps3.7/x').flatMap(({ findings }) => findings);
  return { checked, broken: broken.map(({ rule }) => rule) };
}

describe('the rules that a case checks', () => {
  it('are those of everything that the SUT sends', async () => {
    const { checked, broken } = await rulesOf({});
    expect(broken).to.deep.equal([]);
    expect(checked).to.include.members([
      'associate-ac/implementation-class-uid',
      'associate-ac/reserved-fields',
      'pdu/decodable',
      'p-data/maximum-length',
      'message/odd-fragment',
      'command-set/order',
      'response/c-store-has-status',
      'response/c-store-message-id',
      'response/every-operation-answered',
      'status/complete-request',
      'release/confirmed',
      'release-rp/reserved-fields',
    ]);
  });

  it('are not those for which there was no occasion', async () => {
    const { checked } = await rulesOf({});
    expect(checked).to.not.include.members(['a-abort/source-and-reason']);
    expect(checked.filter((id) => id.startsWith('request/') || id.startsWith('response/c-echo'))).to.deep.equal([]);
  });

  it('include the one that is broken', async () => {
    const { checked, broken } = await rulesOf({
      onRequest: (good, { CommandField }) =>
        CommandField === 1 ? { ...good, MessageIDBeingRespondedTo: 99 } : undefined,
    });
    expect(broken).to.deep.equal(['response/c-store-message-id']);
    expect(checked).to.include('response/c-store-message-id');
  });
});

describe('what a case takes of rules', () => {
  it('is which were checked, and each finding once', () => {
    const verdict = new CaseVerdict();
    const finding: Finding = { rule: 'a/b', clause: 'PS3.8 9.3.1', level: 'shall', text: 'wrong' };
    verdict.check({ checked: ['a/b', 'a/c'], findings: [finding, finding] });
    verdict.check({ checked: ['a/c'], findings: [] });
    expect([...verdict.checkedRules]).to.deep.equal(['a/b', 'a/c']);
    expect(verdict.outcome().findings).to.deep.equal([finding]);
  });
});
