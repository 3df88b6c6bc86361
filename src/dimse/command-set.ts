/** The Command Set of a DIMSE message: PS3.7 6.3.1, Annex E. Always Implicit VR Little Endian. */
export { type DecodedCommandElement, type DecodedCommandSet, decodeCommandSet } from './command-set-decoder.ts';
export { commandElement, commandElementsOf, encodeCommandSet } from './command-set-encoder.ts';
export {
  type CommandFinding,
  type CommandRule,
  type CommandSet,
  type CommandValue,
  type CommandValues,
  noDataSet,
  type RawCommandElement,
} from './command-values.ts';
