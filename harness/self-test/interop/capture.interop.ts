/** The capture of a run (reporter pcapng), read by Wireshark without options: against storescp, storescu and the built-in pair. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { runCstore } from './peers/cstore.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { type DissectedPacket, dissectCapture } from './peers/tshark-capture.ts';
import { requireTools } from './require-peers.ts';

const limitMs = 400_000;

/** What Wireshark cannot read, or goes on in after it has not understood a packet: the first packet of the stream says so. */
const excuses = /Deflated Data Sets|unusual or malformed on purpose in its packets/;

interface Captured {
  readonly packets: readonly DissectedPacket[];
  readonly result: RunResult;
}

const suts = [
  {
    title: 'storescp',
    tools: ['storescp'],
    run: [
      'ps3.8/9.3.1',
      'ps3.8/e.1',
      'ps3.7/9.1.1',
      '--start',
      'storescp --ignore {port}',
      '--scp',
      'STORESCP@127.0.0.1:0',
    ],
    names: ['CSTORE_SCU', 'STORESCP'],
  },
  {
    title: 'storescu',
    tools: ['storescu'],
    run: [
      'ps3.4/gg.4.1',
      'ps3.8/9.1.4',
      'ps3.8/d.1',
      '--scu',
      'storescu -aet TEST -aec {called-ae} {host} {port} {files}',
    ],
    names: ['CSTORE_SCU', 'CSTORE_SCP'],
  },
  {
    title: 'the built-in pair',
    tools: [],
    run: ['ps3.8', 'ps3.7/6.3.1', 'ps3.5/7.1'],
    names: ['CSTORE_SCU', 'CSTORE_SCP'],
  },
];

for (const { title, tools, run, names } of suts) {
  describe(`The capture of a run against ${title}`, function () {
    this.timeout(limitMs);
    let folder: TemporaryFolder;
    let captured: Captured;
    before(async function () {
      requireTools(this, 'tshark', ...tools);
      folder = await temporaryFolder();
      captured = await capture(run, folder.path);
    });
    after(() => folder?.[Symbol.asyncDispose]());

    it('is decoded as DICOM in every stream with an A-ASSOCIATE-RQ', () => {
      const streams = byStream(captured.packets);
      const asked = casesOf(captured.result).filter(({ wire }) => wire.some(isRequest));
      expect(asked.length).to.be.greaterThan(10);
      const undecoded = asked.flatMap(({ id, capture: { streams: own = [] } = {} }) =>
        own.some((stream) => streams.get(stream)?.some(({ isDicom }) => isDicom)) ? [] : [id],
      );
      expect(undecoded).to.deep.equal([]);
    });

    it('has nothing malformed that is not so on purpose', () => {
      const streams = byStream(captured.packets);
      const malformed = captured.packets.filter(
        ({ isMalformed, comments, stream }) =>
          isMalformed && !/on purpose/.test(comments) && !excuses.test(streams.get(stream)?.[0]?.comments ?? ''),
      );
      expect(malformed.map(({ stream }) => streams.get(stream)?.[0]?.comments)).to.deep.equal([]);
    });

    it('has right checksums and sequence numbers, and times that never go back', () => {
      expect(captured.packets.filter(({ hasGoodChecksums }) => !hasGoodChecksums)).to.deep.equal([]);
      expect(captured.packets.filter(({ analysis }) => analysis !== '')).to.deep.equal([]);
      const times = captured.packets.map(({ seconds }) => seconds);
      expect(times).to.deep.equal([...times].sort((a, b) => a - b));
    });

    it('says case, clause and verdict in the first packet of each stream of each case, and where results.json says', () => {
      const streams = byStream(captured.packets);
      for (const { id, verdict, requirement, capture: found } of casesOf(captured.result)) {
        for (const stream of found?.streams ?? []) {
          const own = streams.get(stream) ?? [];
          expect(own[0]?.comments)
            .to.contain(`case ${id}: `)
            .and.contain(requirement.ref)
            .and.contain(`verdict ${verdict}: `);
          expect(own[0]?.frame).to.be.at.least(found?.frames[0] ?? 0);
          expect(own.at(-1)?.frame).to.be.at.most(found?.frames[1] ?? 0);
        }
      }
    });

    it('has AE titles as names', () => {
      const named = new Set(captured.packets.flatMap(({ from, to }) => [from, to]));
      expect([...named].sort()).to.deep.equal([...names].sort());
    });
  });
}

async function capture(run: readonly string[], out: string): Promise<Captured> {
  const options = ['--out', out, '--reporter', 'json,pcapng', '--quiet'];
  const { stdout, stderr } = await runCstore(['run', ...run, ...options], { timeoutMs: limitMs });
  const text = await readFile(join(out, 'results.json'), 'utf8').catch(() => expect.fail(`${stdout}${stderr}`));
  return { packets: await dissectCapture(join(out, 'wire.pcapng')), result: JSON.parse(text) };
}

/** The cases that opened a connection. */
function casesOf({ cases }: RunResult): readonly CaseResult[] {
  return cases.filter((one) => one.capture !== undefined);
}

function byStream(packets: readonly DissectedPacket[]): Map<number, DissectedPacket[]> {
  const streams = new Map<number, DissectedPacket[]>();
  for (const packet of packets) {
    const own = streams.get(packet.stream);
    if (own) own.push(packet);
    else streams.set(packet.stream, [packet]);
  }
  return streams;
}

function isRequest({ what }: CaseResult['wire'][number]): boolean {
  return what.kind === 'pdu' && what.pdu.type === 'A-ASSOCIATE-RQ';
}
