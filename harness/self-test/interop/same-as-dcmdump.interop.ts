/** What dcmdump reads our strict reader reads too, or names the clause that is broken; and it reads nothing that dcmdump does not. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  type DataSetFinding,
  type DataSetRule,
  encodeDataSet,
  encodePart10,
  nonPatientSopClasses,
  readDataSet,
  uncompressedTransferSyntaxes,
} from '../../../src/index.ts';
import { arbitraryInstance } from '../../fuzz/arbitraries/instance.ts';
import { eachOnce } from '../../fuzz/campaign/phases.ts';
import { build } from '../../fuzz/exchange/build.ts';
import { describeUses } from '../../fuzz/input.ts';
import { mutations } from '../../fuzz/mutations/registry.ts';
import { damaged } from '../soak/damaged-bytes.ts';
import { soakTarget } from '../soak/exchanges.ts';
import { randomOf } from '../soak/random.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { requireTools } from './require-peers.ts';

/** A Data Set, and what it was made of. */
interface Sample {
  readonly text: string;
  readonly transferSyntax: string;
  readonly bytes: Uint8Array;
}

/** Files that one dcmdump reads. */
const filesAtOnce = 300;
/** dcmdump follows any nesting, so this reader has to as well. */
const limits = { depth: 30_000 };
/** Larger ones only take long. */
const largest = 300_000;

/** Rules of PS3.5 that dcmdump does not insist on: it reads on, or leaves out what it does not understand. */
const strictRules: readonly DataSetRule[] = [
  'tag-order',
  'duplicate-tag',
  'forbidden-group',
  'odd-length',
  'length-for-vr',
  'length-bounds',
  'unknown-vr',
  'undefined-length',
  'delimiter-length',
  'stray-delimiter',
  // A deflated stream of no bytes has no end (A.5, RFC 1951); dcmdump takes it for an empty Data Set.
  'deflate',
  'deflate',
];

function valid(): Sample[] {
  return nonPatientSopClasses.flatMap(({ keyword }) =>
    fc.sample(arbitraryInstance(keyword), 8).flatMap(({ dataSet }) =>
      uncompressedTransferSyntaxes.map((syntax) => ({
        text: `${keyword} in ${syntax.keyword}`,
        transferSyntax: syntax.uid,
        bytes: encodeDataSet(dataSet, syntax),
      })),
    ),
  );
}

function mutated(): Sample[] {
  const ofDataSet = mutations.filter(({ layer }) => layer === 'tree' || layer === 'data set' || layer === 'deflated');
  return [...eachOnce({ target: soakTarget, mutations: ofDataSet })].flatMap((input) => {
    const { dataSet } = build(input.input, soakTarget);
    const { transferSyntax } = input.input;
    return dataSet.length > largest ? [] : [{ text: describeUses(input.input), transferSyntax, bytes: dataSet }];
  });
}

/** Some bytes of a valid Data Set are changed, whatever they mean. */
function broken(): Sample[] {
  const random = randomOf(1);
  return valid().map(({ text, transferSyntax, bytes }) => {
    return { text: `${text}, damaged`, transferSyntax, bytes: damaged(bytes, random) };
  });
}

/** The numbers of the samples that dcmdump reads to their end. */
async function readByDcmdump(samples: readonly Sample[], folder: string): Promise<ReadonlySet<number>> {
  const accepted = new Set(samples.keys());
  for (let from = 0; from < samples.length; from += filesAtOnce) {
    const paths = await Promise.all(
      samples.slice(from, from + filesAtOnce).map(async ({ transferSyntax, bytes }, at) => {
        const path = join(folder, `${from + at}.dcm`);
        const meta = { sopClassUID: '1.2.840.10008.5.1.4.1.1.7', sopInstanceUID: '1.2.3', transferSyntax };
        await writeFile(path, encodePart10(meta, bytes));
        return path;
      }),
    );
    const { stderr } = await runTool('dcmdump', ['--quote-nonascii', '--max-read-length', '4', ...paths]);
    for (const [, number] of stderr.matchAll(/^E: dcmdump: .*?(\d+)\.dcm/gm)) accepted.delete(Number(number));
  }
  return accepted;
}

const kinds = { 'generated instances': valid, 'mutations of the fuzzer': mutated, 'damaged bytes': broken };

describe('What dcmdump reads', function () {
  this.timeout(300_000);
  let folder: TemporaryFolder;

  before(async () => {
    folder = await temporaryFolder();
  });
  after(() => folder[Symbol.asyncDispose]());

  for (const [kind, samplesOf] of Object.entries(kinds)) {
    it(`our reader reads, or names the clause: ${kind}`, async function () {
      requireTools(this, 'dcmdump');
      const samples = samplesOf();
      expect(samples.length).to.be.at.least(250);
      const accepted = await readByDcmdump(samples, folder.path);
      expect(accepted.size).to.be.at.least(20);
      const isRead = ({ transferSyntax, bytes }: Sample) =>
        readDataSet(bytes, transferSyntax, limits).findings.length === 0;
      const laxer = samples.filter((sample, at) => !accepted.has(at) && isRead(sample));
      expect(laxer.map(({ text }) => text)).to.deep.equal([]);
      const stricter = samples.flatMap(({ text, transferSyntax, bytes }, at): [string, DataSetFinding][] => {
        const [finding] = readDataSet(bytes, transferSyntax, limits).findings;
        return finding && accepted.has(at) ? [[text, finding]] : [];
      });
      if (samplesOf === valid) expect(stricter).to.deep.equal([]);
      const unexplained = stricter.filter(
        ([, { rule, clause }]) => !strictRules.includes(rule) || !/^PS3\.5 [\dA]/.test(clause),
      );
      expect(unexplained).to.deep.equal([]);
    });
  }
});
