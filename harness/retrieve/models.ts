// The Query/Retrieve models by which an instance is retrieved: PS3.4 C.6.2, U.6, X.6, BB.6, HH.6, II.6
// and JJ.4.

/** The SOP Classes of a model, and how an instance is named in it. */
export interface RetrieveModel {
  readonly name: string;
  readonly getUID: string;
  readonly moveUID: string;
  /** Whether the identifier has a Query/Retrieve Level and the UIDs of Study and Series (C.4.3.1.3); the others forbid them. */
  readonly isHierarchical: boolean;
}

const model = (name: string, moveUID: string, getUID: string): RetrieveModel => ({
  name,
  moveUID,
  getUID,
  isHierarchical: false,
});

const studyRoot: RetrieveModel = {
  name: 'Study Root',
  moveUID: '1.2.840.10008.5.1.4.1.2.2.2',
  getUID: '1.2.840.10008.5.1.4.1.2.2.3',
  isHierarchical: true,
};
const procedureProtocol = model('Defined Procedure Protocol', '1.2.840.10008.5.1.4.20.2', '1.2.840.10008.5.1.4.20.3');

/** By the UID of the storage SOP Class. */
const nonPatientModels: ReadonlyMap<string, RetrieveModel> = new Map([
  ['1.2.840.10008.5.1.4.38.1', model('Hanging Protocol', '1.2.840.10008.5.1.4.38.3', '1.2.840.10008.5.1.4.38.4')],
  ['1.2.840.10008.5.1.4.39.1', model('Color Palette', '1.2.840.10008.5.1.4.39.3', '1.2.840.10008.5.1.4.39.4')],
  ['1.2.840.10008.5.1.4.43.1', model('Generic Implant', '1.2.840.10008.5.1.4.43.3', '1.2.840.10008.5.1.4.43.4')],
  ['1.2.840.10008.5.1.4.44.1', model('Implant Assembly', '1.2.840.10008.5.1.4.44.3', '1.2.840.10008.5.1.4.44.4')],
  ['1.2.840.10008.5.1.4.45.1', model('Implant Group', '1.2.840.10008.5.1.4.45.3', '1.2.840.10008.5.1.4.45.4')],
  ['1.2.840.10008.5.1.4.1.1.200.1', procedureProtocol],
  ['1.2.840.10008.5.1.4.1.1.200.7', procedureProtocol],
  [
    '1.2.840.10008.5.1.4.1.1.200.3',
    model('Protocol Approval', '1.2.840.10008.5.1.4.1.1.200.5', '1.2.840.10008.5.1.4.1.1.200.6'),
  ],
  [
    '1.2.840.10008.5.1.4.1.1.201.1',
    model('Inventory', '1.2.840.10008.5.1.4.1.1.201.3', '1.2.840.10008.5.1.4.1.1.201.4'),
  ],
]);

/** The model that has the instances of a storage SOP Class. */
export function modelOf(sopClassUID: string): RetrieveModel {
  return nonPatientModels.get(sopClassUID) ?? studyRoot;
}
