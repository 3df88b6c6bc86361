// SOP Classes with the roles and Transfer Syntaxes of the whole product, for PS3.2 Table N.1-1 and the first page.

import { kindOfName } from '../../language/object-kind.ts';
import type { Ground } from '../document/document.ts';
import { known } from '../facts/leaf.ts';
import type { Input, Role } from './input.ts';
import { compareUids, type Named, sopClassNamed } from './names.ts';

/** One SOP Class in one role of one Application Entity. */
export interface ContextFacts {
  readonly sopClass: Named;
  /** As the facts name it. */
  readonly said: string;
  readonly role: Role;
  readonly entity: string;
  /** Undefined if nobody has said or measured them. */
  readonly transferSyntaxes: readonly string[] | undefined;
  readonly ground: Ground;
}

/** Every storage context, in the order of the UIDs. What is not supported has no Transfer Syntax and is left out. */
export function contextsOf({ facts }: Input): ContextFacts[] {
  const sides = facts.applicationEntities.flatMap(({ name, initiator, acceptor }) => [
    { entity: name, role: 'SCU' as const, contexts: initiator?.contexts ?? [] },
    { entity: name, role: 'SCP' as const, contexts: acceptor?.contexts ?? [] },
  ]);
  const all = sides.flatMap(({ entity, role, contexts }) =>
    contexts.map((context): ContextFacts => {
      const { value, basis, evidence, note } = known(context.transferSyntaxes, facts.kind);
      const sopClass = sopClassNamed(context.sopClass);
      return {
        sopClass,
        said: context.sopClass,
        role,
        entity,
        transferSyntaxes: value,
        ground: { basis, evidence, note },
      };
    }),
  );
  return all
    .filter(({ transferSyntaxes, sopClass }) => transferSyntaxes?.length !== 0 && sopClass.uid !== verification)
    .sort((a, b) => compareUids(a.sopClass.uid, b.sopClass.uid));
}

const verification = '1.2.840.10008.1.1';

/** True for SOP Classes whose instances are images. */
export const isImage = ({ name }: Named): boolean => kindOfName(name) === 'image';
