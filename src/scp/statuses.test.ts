import { expect } from 'chai';
import { CommandField } from '../dimse/command-field.ts';
import { type CommandSet, noDataSet } from '../dimse/command-set.ts';
import { verificationSOPClassUID } from '../registry/uids.ts';
import { storageChecks } from './checks/storage-checks.ts';
import { listen } from './listen.ts';
import type { ListenOptions } from './listen-options.ts';
import { hangingProtocolStorage, minimalDataSet } from './testing/minimal-data-set.ts';
import { statusScenarios, type Talk } from './testing/status-scenarios.ts';
import { TestPeer } from './testing/test-peer.ts';

const { sopInstanceUID } = minimalDataSet.uids;
/** The response to one conversation with an SCP of these options. */
async function answer(options: Partial<ListenOptions>, talk: Talk): Promise<CommandSet> {
  await using scp = await listen({ port: 0, ...options });
  await using peer = await TestPeer.associate(scp.port, { asyncWindow: { invoked: 16, performed: 1 } });
  return await talk(peer);
}

describe('the statuses of a C-STORE, each by its cause over a real association', () => {
  for (const { check, title, options = {}, talk, status, offending, comment } of statusScenarios) {
    const hex = `0x${status.toString(16).toUpperCase().padStart(4, '0')}`;

    it(`${hex} for ${title}`, async () => {
      const response = await answer(options, talk);
      expect(response.Status).to.equal(status);
      expect(response.CommandField).to.satisfy((field: number) => (field & 0x8000) !== 0);
      expect(response.CommandDataSetType).to.equal(noDataSet);
      if (offending === 'some') expect(response.OffendingElement).to.be.an('array').that.is.not.empty;
      else expect(response.OffendingElement).to.deep.equal(offending);
      if (comment !== undefined) expect(response.ErrorComment).to.match(comment);
      expect(response.ErrorComment ?? '').to.match(/^[\x20-\x5b\x5d-\x7e]{0,64}$/);
    });

    it(`not ${hex} for ${title}, once ${check} is taken out`, async () => {
      const checks = storageChecks.filter(({ name }) => name !== check);
      const response = await answer({ ...options, checks }, talk);
      expect(response.Status).to.be.a('number').and.not.equal(status);
    });
  }

  it('come for every check', () => {
    expect([...new Set(statusScenarios.map(({ check }) => check))]).to.deep.equal(
      storageChecks.map(({ name }) => name),
    );
  });

  it('0x0000 for a good request, with the UIDs and the Message ID of the request', async () => {
    const response = await answer({}, (peer) => peer.store({ MessageID: 0xfffe }));
    expect(response).to.include({
      CommandField: CommandField['C-STORE-RSP'],
      Status: 0,
      MessageIDBeingRespondedTo: 0xfffe,
      AffectedSOPClassUID: hangingProtocolStorage,
      AffectedSOPInstanceUID: sopInstanceUID,
    });
    expect(response).to.not.have.any.keys('ErrorComment', 'OffendingElement');
  });

  it('carry only the fields that PS3.7 Annex C gives them', async () => {
    for (const { options, talk, status } of statusScenarios) {
      if (status < 0x0200 && status !== 0x0117) continue;
      const response = await answer(options ?? {}, talk);
      if (status < 0xa000)
        expect(response, status.toString(16)).to.not.have.any.keys('ErrorComment', 'OffendingElement');
      if (status === 0xa700) expect(response).to.not.have.any.keys('OffendingElement');
    }
  });

  it('are given to the next request as if nothing had happened before', async () => {
    await using scp = await listen({ port: 0 });
    await using peer = await TestPeer.associate(scp.port);
    for (const { talk, options } of statusScenarios.filter((scenario) => scenario.options === undefined)) {
      expect(options).to.equal(undefined);
      expect((await talk(peer)).Status).to.not.equal(0);
      expect((await peer.store()).Status).to.equal(0);
    }
    await peer.release();
  });

  it('name the operation that was asked for in a refusal', async () => {
    const response = await answer({}, (peer) => peer.store({ CommandField: CommandField['C-MOVE-RQ'] }));
    expect(response.CommandField).to.equal(CommandField['C-MOVE-RSP']);
  });
});

describe('the statuses of a C-ECHO', () => {
  it('0x0000 for a good request', async () => {
    const response = await answer({}, (peer) => peer.echo());
    expect(response).to.include({
      CommandField: CommandField['C-ECHO-RSP'],
      Status: 0,
      AffectedSOPClassUID: verificationSOPClassUID,
    });
  });

  it('0x0122 for another SOP Class than Verification', async () => {
    expect(await answer({}, (peer) => peer.echo({ AffectedSOPClassUID: '1.2.3' }))).to.include({ Status: 0x0122 });
  });

  it('0x0211 for a C-STORE on the Verification context', async () => {
    const response = await answer({}, (peer) => {
      peer.send(peer.storeCommand(), minimalDataSet(), 3);
      return peer.response();
    });
    expect(response).to.include({ Status: 0x0211, CommandField: CommandField['C-STORE-RSP'] });
  });

  it('0x0212 for a request without an Affected SOP Class UID', async () => {
    expect(await answer({}, (peer) => peer.echo({ AffectedSOPClassUID: undefined }))).to.include({ Status: 0x0212 });
  });
});
