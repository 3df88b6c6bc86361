// Relations of an IOD (PS3.3 Annex C) made ready for many instances: keywords are looked up once.

import type { Relation } from '../../../registry/iods/relation.ts';
import type { ItemScope } from '../item-scope.ts';
import { distinctCheck, listedCheck, numberedCheck } from './items.ts';
import type { Place, RelationCheck } from './place.ts';
import { selectsCheck } from './selects.ts';
import { specialRelations } from './special-relations.ts';
import {
  atMostValuesCheck,
  countedCheck,
  countsCheck,
  formCheck,
  pairedCheck,
  rangeCheck,
  sameAsCheck,
} from './values.ts';

/** Checks the attribute of a row in an item that holds it. */
export type CompiledRelation = (scope: ItemScope) => void;

/** The relations of a row. */
export function compileRelations(
  relations: readonly Relation[] | undefined,
  row: Pick<Place, 'tag' | 'keyword' | 'clause'>,
): readonly CompiledRelation[] | undefined {
  if (!relations || relations.length === 0) return undefined;
  const { tag, keyword } = row;
  return relations.map((relation) => {
    const check = checkOf(relation);
    const { ref: clause = row.clause, severity = 'error' } = relation;
    return (scope) => check({ scope, tag, keyword, clause, severity });
  });
}

function checkOf(relation: Relation): RelationCheck {
  switch (relation.is) {
    case 'range':
      return rangeCheck(relation);
    case 'form':
      return formCheck(relation);
    case 'atMostValues':
      return atMostValuesCheck(relation);
    case 'numbered':
      return numberedCheck(relation);
    case 'distinct':
      return distinctCheck(relation);
    case 'listed':
      return listedCheck(relation);
    case 'counts':
      return countsCheck(relation);
    case 'counted':
      return countedCheck(relation);
    case 'paired':
      return pairedCheck(relation);
    case 'sameAs':
      return sameAsCheck(relation);
    case 'selects':
      return selectsCheck(relation);
    case 'special':
      return specialRelations[relation.name];
  }
}
