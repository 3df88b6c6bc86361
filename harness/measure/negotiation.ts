// The answers to role selection and SOP Class Extended Negotiation: PS3.7 D.3.3.4, D.3.3.5, PS3.2 Table N.7-4.

import { sopClassUid } from '../language/names.ts';
import type { NegotiatedRole } from '../model/proposed-association.ts';
import { ask, askAccepted } from './ask.ts';
import { type Measurement, NotMeasurable, type Subject } from './measurement.ts';

const proposals: readonly (readonly NegotiatedRole[])[] = [['SCU'], ['SCP'], ['SCU', 'SCP']];

/** The roles that are accepted of a storage SOP Class, for each proposal. */
export const roles: Measurement = {
  name: 'roles',
  async measure(subject) {
    const sopClass = firstClass(subject);
    const uid = sopClassUid(sopClass) ?? sopClass;
    const found: { sopClass: string; proposed: NegotiatedRole[]; answered?: NegotiatedRole[] }[] = [];
    for (const proposed of proposals) {
      const role = { sopClassUID: uid, scuRole: proposed.includes('SCU'), scpRole: proposed.includes('SCP') };
      const { information } = await askAccepted(subject, { ...contextsOf(uid), roles: [role] });
      const answer = information.roles.find(({ sopClassUID }) => sopClassUID === uid);
      found.push({ sopClass, proposed: [...proposed], ...(answer && { answered: rolesOf(answer) }) });
    }
    return { roles: found };
  },
};

function rolesOf({ scuRole, scpRole }: { readonly scuRole: boolean; readonly scpRole: boolean }): NegotiatedRole[] {
  return [...(scuRole ? (['SCU'] as const) : []), ...(scpRole ? (['SCP'] as const) : [])];
}

/** Level 2, no digital signatures, coercion allowed, as PS3.4 B.3.1.1 defines it for Storage. */
const storageInformation = Buffer.from([2, 0, 0, 0, 0, 0]);

/** Whether SOP Class Extended Negotiation of a storage SOP Class is answered. */
export const extendedNegotiation: Measurement = {
  name: 'extended-negotiation',
  async measure(subject) {
    const sopClass = firstClass(subject);
    const uid = sopClassUid(sopClass) ?? sopClass;
    const extended = [{ sopClassUID: uid, information: storageInformation }];
    const asked = await ask(subject, { ...contextsOf(uid), extended });
    const answers = asked.accept ? asked.information.extended : [];
    const isAnswered = answers.some(({ sopClassUID }) => sopClassUID === uid);
    return {
      extended: { proposed: [sopClass], answered: isAnswered ? [sopClass] : [], association: asked.answer },
    };
  },
};

function firstClass({ known }: Subject): string {
  const [first] = known.contexts?.accepted ?? [];
  if (!first) throw new NotMeasurable('no SOP Class is accepted');
  return first.sopClass;
}

function contextsOf(abstractSyntax: string) {
  const transferSyntaxes = ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1'];
  return { presentationContexts: [{ id: 1, abstractSyntax, transferSyntaxes }] };
}
