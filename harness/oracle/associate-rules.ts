// What an A-ASSOCIATE-AC shall be, given the A-ASSOCIATE-RQ it answers: PS3.8 7.1.1 and 9.3.3, PS3.7 D.3.3.

import { applicationContextName, isValidUid, sopClassByUid } from '../../src/index.ts';
import {
  type AAssociateAC,
  type AAssociateRQ,
  applicationContextNameOf,
  type PresentationContext,
  presentationContextResultsOf,
  presentationContextsOf,
  userInformationOf,
} from '../../src/wire.ts';
import { keywordOf } from '../language/names.ts';
import { type Finding, note, shall, should } from '../model/finding.ts';
import { printable } from '../words/printable.ts';
import { acceptFormFindings } from './accept-form-rules.ts';

type Rule = (rq: AAssociateRQ, ac: AAssociateAC) => readonly Finding[];

/** Findings of an A-ASSOCIATE-AC as the answer to this request. */
export function acceptFindings(rq: AAssociateRQ, ac: AAssociateAC): Finding[] {
  return [...rules.flatMap((rule) => rule(rq, ac)), ...acceptFormFindings(ac, namesIn(rq))];
}

/** Names of the request that an acceptor may return as they came, with their padding. */
function namesIn({ items }: AAssociateRQ): ReadonlySet<string> {
  const names = items.flatMap((item) => {
    if ('data' in item) return [];
    if (item.item === 0x10) return [item.name];
    return item.item === 0x20 ? item.subItems.flatMap((syntax) => ('data' in syntax ? [] : [syntax.uid])) : [];
  });
  return new Set(names);
}

const rules: readonly Rule[] = [
  function setsVersionOne(_rq, { protocolVersion }) {
    return when(protocolVersion % 2 === 0, shall('PS3.8 9.3.3', 'bit 0 of Protocol-version is not set'));
  },

  function namesTheApplicationContext(rq, ac) {
    const name = applicationContextNameOf(ac);
    if (name === undefined) return [shall('PS3.8 9.3.3', 'there is no Application Context Item')];
    if (name === applicationContextName) return [];
    // The acceptor returns "either the same or a different name": what the requestor made up is not its fault.
    if (name === applicationContextNameOf(rq)) return [note('PS3.8 7.1.1.2', `${printable(name)} is agreed on`)];
    // An acceptor may offer another context, but DICOM has only the one, and its root is for nobody else.
    const isDicom = name.startsWith('1.2.840.10008.');
    const text = `another application context is offered: ${printable(name)}`;
    return [isDicom ? shall('PS3.7 A.2.1', `${text}, which DICOM does not have`) : note('PS3.8 7.1.1.2', text)];
  },

  function answersEveryContextOnce(rq, ac) {
    const answered = presentationContextResultsOf(ac).map(({ id }) => id);
    const proposed = presentationContextsOf(rq).map(({ id }) => id);
    const missing = presentationContextsOf(rq).filter(({ id }) => !answered.includes(id));
    const unasked = answered.filter((id) => !proposed.includes(id));
    const twice = answered.filter((id, at) => answered.indexOf(id) !== at);
    const clause = 'PS3.8 7.1.1.14';
    return [
      // An even identifier cannot be answered as PS3.8 9.3.3.2 wants it, and what has no syntax is no definition (7.1.1.13).
      ...missing.map((context) => {
        const text = `presentation context ${context.id} is not answered`;
        return isDefinition(context) ? shall(clause, text) : note(clause, text);
      }),
      ...unasked.map((id) => shall(clause, `presentation context ${id} is answered, but was not proposed`)),
      ...when(
        new Set(proposed).size === proposed.length && twice.length > 0,
        shall(clause, `answered twice: ${twice}`),
      ),
    ];
  },

  function usesResultsOfTheTable(_rq, ac) {
    return presentationContextResultsOf(ac)
      .filter(({ result }) => result > 4)
      .map(({ id, result }) =>
        shall('PS3.8 9.3.3.2', `presentation context ${id} has result ${result}; 0 to 4 are defined`),
      );
  },

  function choosesAProposedTransferSyntax(rq, ac) {
    const proposals = presentationContextsOf(rq);
    return presentationContextResultsOf(ac).flatMap(({ id, result, transferSyntax }) => {
      const offered = proposals
        .filter((proposal) => proposal.id === id)
        .flatMap((proposal) => proposal.transferSyntaxes);
      if (result !== 0 || offered.length === 0) return [];
      if (transferSyntax === undefined)
        return [shall('PS3.8 9.3.3.2', `context ${id} is accepted without a Transfer Syntax`)];
      const wrong = !offered.map(canonical).includes(canonical(transferSyntax));
      return when(wrong, shall('PS3.7 D.3.2', `context ${id}: ${keywordOf(transferSyntax)} was not proposed`));
    });
  },

  function answersOneTransferSyntax(_rq, { items }) {
    return items.flatMap((item) => {
      if ('data' in item || item.item !== 0x21) return [];
      const count = item.subItems.filter((subItem) => subItem.item === 0x40).length;
      const text = `context ${item.id} has ${count} Transfer Syntax Sub-Items, not one`;
      if (count === 1) return [];
      // The field is not significant when the context is refused, and many acceptors leave it out then.
      return [item.result === 0 ? shall('PS3.8 9.3.3.2', text) : note('PS3.8 9.3.3.2', text)];
    });
  },

  function namesAMaximumLength(_rq, ac) {
    const { maxLength } = userInformationOf(ac);
    return when(maxLength === undefined, shall('PS3.8 D.1', 'there is no Maximum Length Sub-Item'));
  },

  function namesItsImplementation(_rq, ac) {
    const { implementationClassUID: uid, implementationVersionName: name } = userInformationOf(ac);
    const clause = 'PS3.7 D.3.3.2';
    if (uid === undefined) return [shall(clause, 'there is no Implementation Class UID')];
    return [
      ...when(!isValidUid(uid), shall(clause, `Implementation Class UID "${uid}" is no UID`)),
      ...when(
        name !== undefined && (name.length < 1 || name.length > 16),
        shall('PS3.7 D.3.3.2.4', `Implementation Version Name has ${name?.length} characters; 1 to 16 are allowed`),
      ),
    ];
  },

  function keepsWithinTheWindow(rq, ac) {
    const { asyncWindow: offered } = userInformationOf(rq);
    const { asyncWindow: answered } = userInformationOf(ac);
    if (!answered || isMalformed(rq, 0x53)) return [];
    const clause = 'PS3.7 D.3.3.3';
    if (!offered) return [shall(clause, 'an Asynchronous Operations Window is answered, none was offered')];
    const { invoked, performed } = offered;
    return [
      ...when(
        exceeds(answered.invoked, invoked),
        shall(clause, `window of ${answered.invoked} invoked, ${invoked} offered`),
      ),
      ...when(
        exceeds(answered.performed, performed),
        shall(clause, `window of ${answered.performed} performed, ${performed} offered`),
      ),
    ];
  },

  function answersOnlyProposedRoles(rq, ac) {
    if (isMalformed(rq, 0x54)) return [];
    const clause = 'PS3.7 D.3.3.4';
    const proposed = new Map(userInformationOf(rq).roles.map((role) => [role.sopClassUID, role]));
    return userInformationOf(ac).roles.flatMap((role) => {
      const name = keywordOf(role.sopClassUID);
      const asked = proposed.get(role.sopClassUID);
      if (!asked) return [shall(clause, `a role is answered for ${name}, none was proposed`)];
      const more = (role.scuRole && !asked.scuRole) || (role.scpRole && !asked.scpRole);
      return when(more, shall(clause, `a role is accepted for ${name} that was not proposed`));
    });
  },

  function answersExtendedNegotiationOnlyWhenOffered(rq, ac) {
    if (isMalformed(rq, 0x56)) return [];
    const offered = userInformationOf(rq).extended.map(({ sopClassUID }) => sopClassUID);
    const answered = userInformationOf(ac).extended.map(({ sopClassUID }) => sopClassUID);
    const text = 'SOP Class Extended Negotiation is answered, none was offered';
    if (answered.length > 0 && offered.length === 0) return [shall('PS3.7 D.3.3.5', text)];
    const named = `SOP Class Extended Negotiation is answered for`;
    return answered.flatMap((uid) => [
      ...when(
        !offered.includes(uid),
        should('PS3.7 D.3.3.5', `${named} ${keywordOf(uid)}, for which none was offered`),
      ),
      ...when(
        sopClassByUid(uid)?.service === 'non-patient',
        should('PS3.4 GG.2', `${named} ${keywordOf(uid)}, which uses none`),
      ),
    ]);
  },

  function answersUserIdentityOnlyWhenAsked(rq, ac) {
    const { userIdentity } = userInformationOf(rq);
    const { userIdentityResponse: response } = userInformationOf(ac);
    if (response === undefined || isMalformed(rq, 0x58)) return [];
    if (!userIdentity?.positiveResponseRequested) {
      return [shall('PS3.7 D.3.3.7', 'a User Identity response came though none was asked for')];
    }
    const isByName = userIdentity.type === 1 || userIdentity.type === 2;
    const text = `the Server-response to a User Identity of type ${userIdentity.type} is not empty`;
    return when(isByName && response.length > 0, shall('PS3.7 D.3.3.7.2', text));
  },
];

/** A presentation context as PS3.8 7.1.1.13 and 9.3.2.2 define it. */
function isDefinition({ id, abstractSyntax, transferSyntaxes }: PresentationContext): boolean {
  return id % 2 === 1 && abstractSyntax !== '' && transferSyntaxes.some((name) => name !== '');
}

/** Whether the request has a sub-item of this type that cannot be read: what an acceptor made of it, nobody can tell. */
function isMalformed({ items }: AAssociateRQ, type: number): boolean {
  const subItems = items.flatMap((item) => ('data' in item || item.item !== 0x50 ? [] : item.subItems));
  return subItems.some((subItem) => subItem.item === type && 'data' in subItem);
}

/** A name without the leading zeros of its components, which mean nothing (PS3.8 F.1). */
function canonical(name: string): string {
  return name.replace(/(^|\.)0+(?=\d)/g, '$1');
}

function when(broken: boolean, finding: Finding): Finding[] {
  return broken ? [finding] : [];
}

/** 0 is unlimited, on either side. */
function exceeds(answered: number, offered: number): boolean {
  if (offered === 0) return false;
  return answered === 0 || answered > offered;
}
