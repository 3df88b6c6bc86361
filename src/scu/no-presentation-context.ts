/** That nothing can be sent, because no presentation context was accepted for it: PS3.8 7.1.1.14. */
import type { Association } from '../association/association.ts';
import { DicomNetworkError } from '../errors.ts';
import { sopClassByUid } from '../registry/sop-classes.ts';
import { transferSyntaxByUid } from '../registry/transfer-syntaxes.ts';
import { presentationContextResultsOf, presentationContextsOf } from '../upper-layer/associate-views.ts';

/** Results of PS3.8 Table 9-18. */
const results = [
  'accepted with another Transfer Syntax, or not in the role of SCU',
  'refused by the user',
  'refused by the provider without a reason',
  'refused: abstract syntax not supported',
  'refused: transfer syntaxes not supported',
];

/** The acceptor's answer, in words, is part of the message. */
export class NoPresentationContext extends DicomNetworkError {
  constructor(association: Association, abstractSyntax: string, transferSyntax?: string) {
    const name = sopClassByUid(abstractSyntax)?.name ?? abstractSyntax;
    const encoding = transferSyntax === undefined ? '' : ` in ${nameOf(transferSyntax)}`;
    const answer = answerTo(association, abstractSyntax, transferSyntax);
    super('NO_CONTEXT', `No presentation context for ${name}${encoding}: ${answer}`);
  }
}

function nameOf(transferSyntax: string): string {
  return transferSyntaxByUid(transferSyntax)?.name ?? transferSyntax;
}

function answerTo({ request, response }: Association, abstractSyntax: string, transferSyntax?: string): string {
  const proposed = presentationContextsOf(request).find(
    (context) =>
      context.abstractSyntax === abstractSyntax &&
      (transferSyntax === undefined || context.transferSyntaxes.includes(transferSyntax)),
  );
  if (proposed === undefined) return 'not proposed';
  const answer = presentationContextResultsOf(response).find(({ id }) => id === proposed.id);
  if (answer === undefined) return 'not answered';
  return results[answer.result] ?? `refused with the undefined result ${answer.result}`;
}
