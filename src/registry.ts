/** The registries of the standard as data: SOP Classes, Transfer Syntaxes, statuses, UIDs, VRs and the dictionary (PS3.4 to PS3.6). */

export { formatTag, nameOfTag, tagOf } from './registry/dictionary.ts';
export * from './registry/sop-classes.ts';
export * from './registry/statuses.ts';
export * from './registry/transfer-syntaxes.ts';
export * from './registry/uids.ts';
export { type ValueRepresentation, vrByName } from './registry/vrs.ts';
