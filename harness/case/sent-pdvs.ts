// The requests in PDVs that a scenario sends byte by byte, so that the responses to them can be judged.

import { MessageAssembler, noDataSet, type Pdv } from '../../src/wire.ts';
import { operationOf } from '../oracle/operation.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import { nextOperation } from './outstanding.ts';

interface SentCommand {
  readonly bytes: Uint8Array;
  readonly contextId: number;
  complete: boolean;
}

/** Remembers every request whose Command Set is whole in the PDVs of one P-DATA-TF, and the end of one begun before. */
export function noteSentPdvs(context: CaseContext, association: AssociationState, pdvs: readonly Pdv[]): void {
  if (endsDataSet(pdvs)) completeOpen(context, association);
  for (const { bytes, contextId, complete } of commandsIn(pdvs)) {
    const operation = operationOf(
      bytes,
      { ...nextOperation(context, association, contextId), complete },
      context.operations,
    );
    context.operations.push(operation);
    if (!complete) association.disturbed = true;
  }
}

/** Whether the first thing that ends in the PDVs is a Data Set. */
function endsDataSet(pdvs: readonly Pdv[]): boolean {
  return pdvs.find(({ isLast }) => isLast)?.isCommand === false;
}

function completeOpen({ operations }: CaseContext, { name }: AssociationState): void {
  const open = operations.find(({ association, complete }) => association === name && !complete);
  if (open) open.complete = true;
}

function commandsIn(pdvs: readonly Pdv[]): readonly SentCommand[] {
  const commands: SentCommand[] = [];
  const assembler = new MessageAssembler({
    onCommand: ({ bytes, command }, contextId) =>
      commands.push({ bytes, contextId, complete: command.CommandDataSetType === noDataSet }),
    onDataFragment: (_fragment, isLast) => {
      const current = commands.at(-1);
      if (current && isLast) current.complete = true;
    },
    onViolation: () => {},
  });
  assembler.pushAll(pdvs);
  return commands;
}
