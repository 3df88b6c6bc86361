/** Data Sets (PS3.5) and Part 10 files (PS3.10): reading, writing, comparing, transcoding, and building valid instances. */

export type { DataSetDifference } from './data-set/compare.ts';
export { compareDataSets, emptyValue } from './data-set/compare.ts';
export type { DataSet, DataSetElement, DataSetValue, ElementWithVR } from './data-set/data-set.ts';
export { compressedPictures, writesPixels } from './data-set/instance/encapsulated-pixels.ts';
export { PlainItem } from './data-set/instance/full/plain-item.ts';
export * from './data-set/instance/instance.ts';
export { type FileDataSet, type OpenDataSetOptions, openDataSet } from './data-set/part10/file-data-set.ts';
export {
  decodePart10,
  encodePart10,
  type FileMetaElements,
  type Part10File,
  type Part10Head,
  type Part10Meta,
  part10Preamble,
  readPart10,
  readPart10Head,
} from './data-set/part10/part10.ts';
export { type FileTree, type ReadFileOptions, readFileTree } from './data-set/part10/read-file.ts';
export type { DataElement, DataSetItem } from './data-set/read/element-tree.ts';
export type { DataSetFinding, DataSetRule } from './data-set/read/finding.ts';
export { describeFinding } from './data-set/read/finding.ts';
export type { ReaderLimits } from './data-set/read/limits.ts';
export type { DataSetTree } from './data-set/read/read-data-set.ts';
export { readDataSet } from './data-set/read/read-data-set.ts';
export type { StrictReaderOptions } from './data-set/read/strict-reader.ts';
export { StrictReader } from './data-set/read/strict-reader.ts';
export { decodeDataSet, encodeDataSet } from './data-set/write/codec.ts';
export { canTranscode, transcode } from './data-set/write/transcode.ts';
