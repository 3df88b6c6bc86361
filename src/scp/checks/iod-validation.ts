/** Validation of received Data Sets against the IOD of their SOP Class, where it is asked for (PS3.4 GG.4.2). */
import { validateDataSet } from '../../data-set/validate/validate-data-set.ts';
import type { ValidationFinding as IodFinding } from '../../data-set/validate/validation-finding.ts';
import { formatTag } from '../../registry/dictionary.ts';
import { transferSyntaxByUid } from '../../registry/transfer-syntaxes.ts';
import type { CStoreEvent, ValidationVerdict } from '../handler.ts';

/** A larger Data Set is not validated: it would have to be held whole, and the standard does not ask for it. Nor is one
 * that cannot be read. */
const validatedAtMost = 64 * 1024 * 1024;
/** Tags named at most in Offending Element (0000,0901); the first say enough. */
const namedAtMost = 32;

/** Objects to a Data Set that breaks a shall of its IOD, naming the elements; warnings are no objection. */
export async function validateAgainstIod(event: CStoreEvent): Promise<ValidationVerdict> {
  if (event.size > validatedAtMost || transferSyntaxByUid(event.transferSyntax) === undefined) return undefined;
  const dataSet = { bytes: await event.bytes(), transferSyntax: event.transferSyntax };
  const findings = validateDataSet(dataSet, event.sopClassUID, { sopInstanceUID: event.sopInstanceUID });
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return undefined;
  const tags = [...new Set(errors.map(({ tag }) => tag))];
  return { OffendingElement: tags.slice(0, namedAtMost), ErrorComment: summary(first, errors.length) };
}

/** The first error; how many more there are goes first, as the end of a comment may be cut. */
function summary({ tag, keyword, rule }: IodFinding, count: number): string {
  const more = count === 1 ? '' : `${count} errors, first: `;
  return `${more}${formatTag(tag)} ${keyword} ${rule}`;
}
