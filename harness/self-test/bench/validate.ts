// How fast the validator is (npm run bench:validate): a typical CT image, of one pixel since pixels are not looked into, and an Enhanced MR image of 500
// frames with functional groups of each. Wanted are 5,000 and 20 a second.

import { buildInstance, type DataSet, encodeDataSet, readDataSet, validateDataSet } from '../../../src/index.ts';

const syntax = 'ExplicitVRLittleEndian';
const frames = 500;
const seconds = 3;

interface Subject {
  readonly name: string;
  readonly sopClassUID: string;
  readonly bytes: Buffer;
}

function ctImage(): Subject {
  const { dataSet, sopClassUID } = buildInstance('CTImageStorage', { profile: 'typical', seed: 1 });
  const content = { ...dataSet, Rows: 1, Columns: 1, PixelData: new Uint8Array(2) };
  return { name: 'typical CT Image with one pixel', sopClassUID, bytes: encodeDataSet(content, syntax) };
}

function enhancedMr(): Subject {
  const { dataSet, sopClassUID } = buildInstance('EnhancedMRImageStorage', { profile: 'typical', seed: 1 });
  const [first] = dataSet.PerFrameFunctionalGroupsSequence as DataSet[];
  const groups = Array.from({ length: frames }, () => first ?? {});
  const content = {
    ...dataSet,
    NumberOfFrames: frames,
    PerFrameFunctionalGroupsSequence: groups,
    Rows: 4,
    Columns: 4,
    PixelData: new Uint8Array(2 * 16 * frames),
  };
  return { name: `Enhanced MR Image of ${frames} frames`, sopClassUID, bytes: encodeDataSet(content, syntax) };
}

/** Reads and validates again and again; how often a second of processor time, which others do not take. Throws for one that is not valid. */
function rate({ name, sopClassUID, bytes }: Subject): number {
  const once = () => validateDataSet(readDataSet(bytes, syntax), sopClassUID);
  const wrong = once().filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) throw new Error(`${name}: ${wrong.length} errors, the first ${wrong[0]?.expected}`);
  const began = process.cpuUsage();
  const used = () => process.cpuUsage(began).user / 1e6;
  let count = 0;
  // Asking for the time takes some itself.
  for (; count % 16 !== 0 || used() < seconds; count++) once();
  return count / used();
}

for (const subject of [ctImage(), enhancedMr()]) {
  rate(subject);
  console.log(`${subject.name}, ${subject.bytes.length} bytes: ${rate(subject).toFixed(0)} a second`);
}
