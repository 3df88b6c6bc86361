// The items of an A-ASSOCIATE-AC and its fixed fields, whatever it answers: PS3.8 9.3.1, 9.3.3 and F.1, PS3.7 A.2.1.

import { applicationContextName, isValidUid } from '../../../src/index.ts';
import { applicationContextNameOf } from '../../../src/wire.ts';
import { printable } from '../../words/printable.ts';
import { countOf, itemType, when } from '../associate-items.ts';
import { type AssociateAcRule, type AssociateAnswer, proposedNames } from './associate-answer.ts';
import { repeats, reservedField, titles } from './repeated-fields.ts';

export const itemRules: readonly AssociateAcRule[] = [
  {
    id: 'associate-ac/protocol-version',
    clause: 'PS3.8 9.3.3',
    level: 'shall',
    title: 'A-ASSOCIATE-AC without bit 0 of Protocol-version',
    demand: 'An A-ASSOCIATE-AC sets bit 0 of Protocol-version, which stands for version 1.',
    check: ({ ac }) => when(ac.protocolVersion % 2 === 0, 'bit 0 of Protocol-version is not set'),
  },
  {
    id: 'associate-ac/item-order',
    clause: 'PS3.8 9.3.1',
    level: 'shall',
    title: 'A-ASSOCIATE-AC with items out of order',
    demand: 'The items of a PDU come in increasing order of their types.',
    check({ ac: { items } }) {
      const at = items.findIndex((item, index) => item.item < (items[index - 1]?.item ?? 0));
      if (at < 0) return [];
      return [`item ${itemType(items[at]?.item)} comes after item ${itemType(items[at - 1]?.item)}`];
    },
  },
  {
    id: 'associate-ac/one-application-context',
    clause: 'PS3.8 9.3.3',
    level: 'shall',
    title: 'A-ASSOCIATE-AC without exactly one Application Context Item',
    demand: 'An A-ASSOCIATE-AC has one Application Context Item.',
    check({ ac }) {
      const count = countOf(ac, 0x10);
      return [
        ...when(applicationContextNameOf(ac) === undefined, 'there is no Application Context Item'),
        ...when(count > 1, `there are ${count} Application Context Items, not one`),
      ];
    },
  },
  {
    id: 'associate-ac/one-user-information',
    clause: 'PS3.8 9.3.3',
    level: 'shall',
    title: 'A-ASSOCIATE-AC without exactly one User Information Item',
    demand: 'An A-ASSOCIATE-AC has one User Information Item.',
    check({ ac }) {
      const count = countOf(ac, 0x50);
      return when(count !== 1, `there are ${count} User Information Items, not one`);
    },
  },
  {
    // An acceptor may offer another context, but DICOM has only the one, and its root is for nobody else.
    id: 'associate-ac/application-context-of-dicom',
    clause: 'PS3.7 A.2.1',
    level: 'shall',
    title: 'A-ASSOCIATE-AC offers an application context that DICOM does not have',
    demand: 'The one application context below the root of DICOM is 1.2.840.10008.3.1.1.1.',
    check(answer) {
      const name = otherContext(answer);
      if (name === undefined) return applicationContextNameOf(answer.ac) === undefined ? undefined : [];
      if (name === applicationContextNameOf(answer.rq) || !isOfDicom(name)) return undefined;
      return [`another application context is offered: ${printable(name)}, which DICOM does not have`];
    },
  },
  {
    // The acceptor returns "either the same or a different name": what the requestor made up is not its fault.
    id: 'associate-ac/usual-application-context',
    clause: 'PS3.8 7.1.1.2',
    level: 'note',
    title: 'A-ASSOCIATE-AC agrees on an application context other than that of DICOM',
    demand: 'An acceptor may return the proposed application context or offer another one.',
    check(answer) {
      const name = otherContext(answer);
      if (name === undefined) return applicationContextNameOf(answer.ac) === undefined ? undefined : [];
      if (name === applicationContextNameOf(answer.rq)) return [`${printable(name)} is agreed on`];
      return isOfDicom(name) ? undefined : [`another application context is offered: ${printable(name)}`];
    },
  },
  {
    id: 'associate-ac/application-context-name-form',
    clause: 'PS3.8 F.1',
    level: 'shall',
    title: 'A-ASSOCIATE-AC with an Application Context Name that is padded or no UID',
    demand: 'An Application Context Name is a UID, without padding.',
    check({ rq, ac }) {
      const names = ac.items.flatMap((item) => ('data' in item || item.item !== 0x10 ? [] : [item.name]));
      return badNames('Application Context Name', names, proposedNames(rq));
    },
  },
  {
    id: 'associate-ac/transfer-syntax-name-form',
    clause: 'PS3.8 F.1',
    level: 'shall',
    title: 'A-ASSOCIATE-AC with a Transfer Syntax Name that is padded or no UID',
    demand: 'The Transfer Syntax Name of an accepted context is a UID, without padding.',
    check({ rq, ac }) {
      const names = ac.items.flatMap((item) => {
        if ('data' in item || item.item !== 0x21 || item.result !== 0) return [];
        return item.subItems.flatMap((syntax) => ('data' in syntax || syntax.uid === '' ? [] : [syntax.uid]));
      });
      return badNames('Transfer Syntax Name', names, proposedNames(rq));
    },
  },
  {
    id: 'associate-ac/ae-titles-repeated',
    clause: 'PS3.8 9.3.3',
    level: 'shall',
    title: 'A-ASSOCIATE-AC does not repeat the AE titles of its request',
    demand: 'Bytes 11 to 42 of an A-ASSOCIATE-AC, the AE titles, are those of the request, with their spaces.',
    check({ ac, rqBytes }) {
      const asked = (['Called', 'Calling'] as const).filter((side) => isTitle(rqBytes.subarray(...titles[side])));
      if (asked.length === 0) return undefined;
      return asked
        .filter((side) => !repeats(ac, rqBytes, titles[side]))
        .map((side) => `the ${side}-AE-title is not sent as it came in the request`);
    },
  },
  {
    // The value means nothing to who receives it: a scenario of its own demands it.
    id: 'associate-ac/repeated-fields',
    clause: 'PS3.8 9.3.3',
    level: 'note',
    title: 'A-ASSOCIATE-AC does not repeat the reserved field after the AE titles',
    demand: 'Bytes 43 to 74 of an A-ASSOCIATE-AC are those of the request.',
    check: ({ ac, rqBytes }) =>
      when(!repeats(ac, rqBytes, reservedField), 'bytes 43 to 74 differ from those of the request'),
  },
];

/** Characters of ISO 646 (9.3.2); what a system makes of others is its own matter. */
function isTitle(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
}

/** The name of the application context, unless it is that of DICOM. */
function otherContext({ ac }: AssociateAnswer): string | undefined {
  const name = applicationContextNameOf(ac);
  return name === applicationContextName ? undefined : name;
}

function isOfDicom(name: string): boolean {
  return name.startsWith('1.2.840.10008.');
}

function badNames(what: string, names: readonly string[], proposed: ReadonlySet<string>) {
  if (names.length === 0) return undefined;
  return names
    .filter((name) => !proposed.has(name) && !isValidUid(name))
    .map((name) => `${what} "${printable(name)}" is not a UID without padding`);
}
