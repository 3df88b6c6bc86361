// Generated constraints select attributes whose Value Representation is the one that the constraint names.

import { expect } from 'chai';
import { dictionaryEntryByKeyword } from '../../dictionary.ts';
import { selectableTags } from '../selectable-attributes.ts';
import { patientAttributes } from './constraints.ts';

describe('the attributes that stand in for a Value Representation', () => {
  for (const [vr, keyword] of Object.entries(patientAttributes))
    it(`${keyword} has VR ${vr} in PS3.6 and is one of the Patient Modules`, () => {
      const entry = dictionaryEntryByKeyword(keyword);
      expect(entry?.vr).to.equal(vr);
      expect(selectableTags('patient').has(entry?.tag ?? 0)).to.equal(true);
    });
});
