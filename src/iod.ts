/** The IODs of PS3.3 as data, and validation of a Data Set by the IOD of its SOP Class. */

export type { EncodedDataSet, ValidateOptions } from './data-set/validate/validate-data-set.ts';
export { knowsIod, validateDataSet } from './data-set/validate/validate-data-set.ts';
export type {
  Severity,
  ValidationFinding as IodFinding,
  ValidationRule,
} from './data-set/validate/validation-finding.ts';
export { describeValidationFinding } from './data-set/validate/validation-finding.ts';
export { type Multiplicity, parseMultiplicity } from './data-set/validate/value-multiplicity.ts';
export { agree } from './registry/iods/agree/agree.ts';
export type { Condition, ConditionValue, ItemView } from './registry/iods/condition.ts';
export { describeCondition, evaluate as evaluateCondition } from './registry/iods/condition.ts';
export type {
  AttributeRow,
  ElementType,
  IodConstraint,
  IodDefinition,
  MacroDefinition,
  ModuleDefinition,
  ModuleUse,
  Row,
  SequenceRow,
} from './registry/iods/definition.ts';
export { expandRows, itemsOf as itemCountOf } from './registry/iods/definition.ts';
export { iodOf, iods } from './registry/iods/index.ts';
