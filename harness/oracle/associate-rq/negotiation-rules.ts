// What an A-ASSOCIATE-RQ negotiates of roles and SOP Classes: PS3.7 D.3.3.4 to D.3.3.6, PS3.4 B.3.1 and GG.2.

import { sopClassByUid, storageServiceClassUID } from '../../../src/index.ts';
import { type KnownUserInformationSubItem, presentationContextsOf } from '../../../src/wire.ts';
import { keywordOf } from '../../language/names.ts';
import { printable } from '../../words/printable.ts';
import { knownSubItemsOfType, when } from '../associate-items.ts';
import type { AssociateRequest, AssociateRqRule } from './associate-request.ts';

const roleClause = 'PS3.7 D.3.3.4';

type SubItem<Type extends number> = Extract<KnownUserInformationSubItem, { item: Type }>;

export const negotiationRules: readonly AssociateRqRule[] = [
  {
    id: 'associate-rq/role-selection-values',
    clause: 'PS3.7 D.3.3.4.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a role selection that is neither 0 nor 1',
    demand: 'SCU-role and SCP-role of an A-ASSOCIATE-RQ are 0 or 1.',
    check: (request) =>
      ofEach(request, 0x54, ({ scuRole, scpRole }) =>
        when(scuRole > 1 || scpRole > 1, `SCU-role ${scuRole} and SCP-role ${scpRole}: each is 0 or 1`),
      ),
  },
  {
    id: 'associate-rq/role-selection-of-a-role',
    clause: roleClause,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a role selection of no role',
    demand: 'A role selection says that the requestor is SCU, SCP, or both.',
    check: (request) =>
      ofEach(request, 0x54, ({ uid, scuRole, scpRole }) =>
        when(scuRole === 0 && scpRole === 0, `for ${nameOf(uid)} the requestor is neither SCU nor SCP`),
      ),
  },
  proposedRule(0x54, 'role-selection', 'a role selection', roleClause),
  proposedRule(0x56, 'extended-negotiation', 'SOP Class Extended Negotiation', 'PS3.7 D.3.3.5'),
  proposedRule(0x57, 'common-extended-negotiation', 'SOP Class Common Extended Negotiation', 'PS3.7 D.3.3.6'),
  {
    id: 'associate-rq/extended-negotiation-non-patient',
    clause: 'PS3.4 GG.2',
    level: 'should',
    title: 'A-ASSOCIATE-RQ with SOP Class Extended Negotiation for a Non-Patient SOP Class',
    demand: 'A requestor uses no SOP Class Extended Negotiation for the Non-Patient Object Storage Service Class.',
    check: (request) =>
      ofEach(request, 0x56, ({ uid }) =>
        when(serviceOf(uid) === 'non-patient', `SOP Class Extended Negotiation is offered for ${nameOf(uid)}`),
      ),
  },
  {
    id: 'associate-rq/extended-negotiation-of-storage',
    clause: 'PS3.4 B.3.1.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with SOP Class Extended Negotiation of storage outside of its table',
    demand:
      'Level of Storage Support is 0 to 3, Level of Digital Signature Support 0 to 3, and Element Coercion 0 to 2.',
    check(request) {
      const ofStorage = knownSubItemsOfType(request.rq, 0x56).filter(({ uid }) => serviceOf(uid) === 'storage');
      if (ofStorage.length === 0) return undefined;
      return ofStorage
        .filter(({ information }) => !isStorageInformation(information))
        .map(
          ({ uid, information }) => `for ${nameOf(uid)}: ${Buffer.from(information.subarray(0, 16)).toString('hex')}`,
        );
    },
  },
  {
    id: 'associate-rq/common-extended-negotiation-service-class',
    clause: 'PS3.4 B.3.1.3',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ names another Service Class than that of storage for a SOP Class of storage',
    demand: 'SOP Class Common Extended Negotiation conveys the Service Class UID of the SOP Class.',
    check(request) {
      const ofStorage = knownSubItemsOfType(request.rq, 0x57).filter(({ uid }) => serviceOf(uid) === 'storage');
      if (ofStorage.length === 0) return undefined;
      return ofStorage
        .filter(({ serviceClassUid }) => unpadded(serviceClassUid) !== storageServiceClassUID)
        .map(({ uid, serviceClassUid }) => `for ${nameOf(uid)}: Service Class UID "${printable(serviceClassUid)}"`);
    },
  },
  {
    id: 'associate-rq/common-extended-negotiation-version',
    clause: 'PS3.7 D.3.3.6.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with further fields in SOP Class Common Extended Negotiation of version 0',
    demand:
      'The field that is reserved for later versions of SOP Class Common Extended Negotiation is empty in version 0.',
    check: (request) =>
      ofEach(request, 0x57, ({ uid, version, later }) =>
        when(version === 0 && later !== undefined, `for ${nameOf(uid)} ${later?.length} bytes follow the last field`),
      ),
  },
];

/** A sub-item is for a SOP Class or Meta SOP Class that the request proposes. */
function proposedRule(type: 0x54 | 0x56 | 0x57, slug: string, what: string, clause: string): AssociateRqRule {
  return {
    id: `associate-rq/${slug}-sop-class`,
    clause,
    level: 'should',
    title: `A-ASSOCIATE-RQ with ${what} for a SOP Class that it does not propose`,
    demand: `A requestor offers ${what} for SOP Classes that are the Abstract Syntax of one of its contexts.`,
    check({ rq }) {
      const uids = knownSubItemsOfType(rq, type).map(({ uid }) => unpadded(uid));
      if (uids.length === 0) return undefined;
      const proposed = new Set(presentationContextsOf(rq).map(({ abstractSyntax }) => abstractSyntax));
      return uids.filter((uid) => !proposed.has(uid)).map((uid) => `${nameOf(uid)} is not proposed`);
    },
  };
}

/** What is wrong with each sub-item of a type; undefined if there is none. */
function ofEach<Type extends 0x54 | 0x56 | 0x57>(
  { rq }: AssociateRequest,
  type: Type,
  check: (subItem: SubItem<Type>) => readonly string[],
): readonly string[] | undefined {
  const subItems = knownSubItemsOfType(rq, type);
  return subItems.length === 0 ? undefined : subItems.flatMap(check);
}

/** The six bytes of Table B.3-1. */
function isStorageInformation(information: Uint8Array): boolean {
  const [level = 255, , signature = 255, , coercion = 255] = information;
  return information.length === 6 && level <= 3 && signature <= 3 && coercion <= 2;
}

function serviceOf(uid: string) {
  return sopClassByUid(unpadded(uid))?.service;
}

function nameOf(uid: string): string {
  return printable(keywordOf(unpadded(uid)));
}

function unpadded(uid: string): string {
  return uid.replace(/[\0 ]+$/, '');
}
