// Sends one DIMSE request of a case, right or wrong, and remembers it as an operation.

import { type CommandValues, encodeCommandSet } from '../../src/wire.ts';
import { type CommandSpec, commandValues, type ElementsSpec, type FragmentsSpec } from '../language/command-spec.ts';
import type { PduMutation } from '../language/mutations/registry.ts';
import { mutate } from '../language/mutations/registry.ts';
import { bytesOfHex, type Segments, tagNumber } from '../language/values.ts';
import { CaseDecided } from '../model/outcome.ts';
import { type Operation, operationOf } from '../oracle/operation.ts';
import { isComplete, isEven, isInOrder, pdusOf } from '../payload/fragments.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import { nextOperation } from './outstanding.ts';

/** What a scenario may override of a request. */
export interface RequestSpec {
  readonly command?: CommandSpec | undefined;
  readonly elements?: ElementsSpec | undefined;
  readonly fragments?: FragmentsSpec | undefined;
  readonly mutate?: readonly PduMutation[] | undefined;
  readonly segments?: Segments | undefined;
}

/**
 * Sends a request and gives the operation that it begins. `base` is the well-behaved Command Set that the spec overrides. Throws CaseDecided on an association
 * that the SUT has ended as the scenario lets it: what came until then is what the case is judged by.
 */
export async function sendRequest(
  context: CaseContext,
  association: AssociationState,
  contextId: number,
  base: CommandValues,
  dataSet: Uint8Array | undefined,
  spec: RequestSpec,
): Promise<Operation> {
  if (association.over) throw new CaseDecided();
  const command = spec.elements
    ? encodeCommandSet(spec.elements.map(rawElement))
    : encodeCommandSet(commandValues(base, spec.command));
  const message = { contextId, command, dataSet };
  const maxLength = association.peerMaxLength;
  const asked = operationOf(
    command,
    {
      ...nextOperation(context, association, contextId),
      complete: isComplete(message, maxLength, spec.fragments),
      dataSetLength: dataSet?.length ?? 0,
    },
    context.operations,
  );
  const inOrder = isInOrder(message, asked.command.CommandDataSetType, spec.fragments);
  const isRegular = inOrder && isEven(message, spec.fragments) && spec.mutate === undefined;
  const operation = { ...asked, isRegular };
  context.operations.push(operation);
  if (!operation.complete || !inOrder) association.disturbed = true;
  const pdus = pdusOf(message, maxLength, spec.fragments);
  const changed = spec.mutate ? [mutate(Buffer.concat(pdus), spec.mutate)] : pdus;
  await association.conversation.sendMessage(changed, operation.command, spec.segments);
  return operation;
}

function rawElement({ tag, hex = '', length }: ElementsSpec[number]) {
  return { tag: tagNumber(tag), value: bytesOfHex(hex), ...(length === undefined ? {} : { length }) };
}
