import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { listen, type TlsOptions } from '../../src/index.ts';
import type { CaseResult } from '../model/run-result.ts';
import { runCases } from '../run/run-cases.ts';
import { ownCases } from '../run/testing/own-cases.ts';
import { loadScenarios } from '../scenario/load.ts';
import { remoteScp } from '../sut/remote-scp.ts';
import { observedText, reasonText, transcriptText } from '../words/testing/of-case.ts';

const file = (url: string): string => fileURLToPath(new URL(url, import.meta.url));
const pem = (name: string): string => file(`../../src/upper-layer/testing/${name}.pem`);

const acceptor: TlsOptions = { ca: pem('ca'), cert: pem('acceptor'), key: pem('acceptor-key') };
const requestor: TlsOptions = { ca: pem('ca'), cert: pem('requestor'), key: pem('requestor-key') };

/** The cases of PS3.15 against our own SCP. */
async function judge(scpTls: TlsOptions | undefined, tls: TlsOptions | undefined): Promise<readonly CaseResult[]> {
  const scp = await listen({ port: 0, ...(scpTls && { tls: scpTls }) });
  try {
    const { scenarios } = loadScenarios([file('../../scenarios/ps3.15')]);
    const sut = remoteScp({ aeTitle: 'SECURE', host: '127.0.0.1', port: scp.port, ...(tls && { tls }) });
    const cases = scenarios.flatMap((scenario) => scenario.cases);
    return ownCases(await runCases(cases, sut, { timeoutMs: 2000 })).cases;
  } finally {
    await scp.close({ graceMs: 0 });
  }
}

/** Ids of the cases that did not come to this verdict, each with what came. */
function others(cases: readonly CaseResult[], verdict: string): string[] {
  return cases
    .filter((one) => one.verdict !== verdict)
    .map((one) => `${one.id}: ${observedText(one)} (${reasonText(one)})`);
}

/** Ids of the scenarios of PS3.15, from the names of their files. */
function idsOfFiles(): string[] {
  const names = readdirSync(file('../../scenarios/ps3.15'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.yaml')).map((name) => `ps3.15/${name.replace(/\.yaml$/, '')}`);
}

describe('handshake', function () {
  this.timeout(300_000);

  it('finds nothing wrong with our own SCP over TLS', async () => {
    const cases = await judge({ ...acceptor, requireClientCertificate: true }, requestor);
    expect(new Set(cases.map(({ scenario }) => scenario))).to.deep.equal(new Set(idsOfFiles()));
    expect(others(cases, 'pass')).to.deep.equal([]);
  });

  it('is not applicable to a SUT that is reached without TLS, and names the option', async () => {
    const cases = await judge(undefined, undefined);
    expect(new Set(cases.map(({ verdict }) => verdict))).to.deep.equal(new Set(['not-applicable']));
    for (const { reasons } of cases) expect(reasons[0]).to.deep.include({ kind: 'precondition', options: ['--tls'] });
  });

  it('leaves open what a SUT is configured not to do: to demand a certificate', async () => {
    const cases = await judge(acceptor, requestor);
    const open = cases.filter(({ verdict }) => verdict !== 'pass').map(({ id, verdict }) => [id, verdict]);
    expect(open).to.deep.equal([
      ['ps3.15/b.12/certificate-demanded', 'inconclusive'],
      ['ps3.15/b.12/certificate-untrusted', 'not-applicable'],
    ]);
  });

  it('fails an SCP that does not support TLS 1.2', async () => {
    const cases = await judge({ ...acceptor, requireClientCertificate: true, minVersion: 'TLSv1.3' }, requestor);
    const failed = cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
    expect(failed).to.include('ps3.15/b.12/tls-1.2').and.not.include('ps3.15/b.12/tls-1.3');
  });

  it('is not applicable without TLS, and says why', async () => {
    const cases = await judge(undefined, undefined);
    expect(others(cases, 'not-applicable')).to.deep.equal([]);
    for (const one of cases) expect(reasonText(one)).to.match(/--tls/);
  });

  it('shows in the transcript what was offered and what came', async () => {
    const cases = await judge({ ...acceptor, requireClientCertificate: true }, requestor);
    const old = cases.find(({ id }) => id === 'ps3.15/b.12/old-versions:TLSv1');
    expect(transcriptText(old)).to.match(/TLSv1: refused \(ERR_SSL\w*PROTOCOL_VERSION\)/);
  });
});
