/** Reading a response of the C-STORE or C-ECHO service: PS3.7 9.1.1.1, 9.1.5.1 and Annex C. */
import type { DimseResponse } from '../association/dimse-message.ts';
import { commandElementByKeyword, formatTag } from '../dimse/command-elements.ts';
import { commandFieldName } from '../dimse/command-field.ts';
import { type CommandFinding, type CommandSet, decodeCommandSet } from '../dimse/command-set.ts';
import { DicomNetworkError } from '../errors.ts';
import { type StatusCategory, statusCategory } from '../registry/statuses.ts';

/** A response whose status may be anything: to fail is an answer, not an error. */
export interface OperationResponse {
  readonly status: number;
  /** Undefined for a status that PS3.7 Annex C does not allow. */
  readonly category: StatusCategory | undefined;
  readonly errorComment?: string;
  /** Tags as 0xggggeeee. */
  readonly offendingElements?: readonly number[];
  readonly command: CommandSet;
  /** What the response breaks, as a Command Set and as the answer to its request. */
  readonly findings: readonly CommandFinding[];
}

/**
 * Reads the response to a request.
 *
 * @throws {DicomNetworkError} with code NO_STATUS for a response without Status (0000,0900)
 */
export function operationResponse(
  response: DimseResponse,
  request: CommandSet,
  commandField: number,
): OperationResponse {
  const { command } = response;
  const { Status: status, ErrorComment: errorComment, OffendingElement: offendingElements } = command;
  if (status === undefined) {
    throw new DicomNetworkError('NO_STATUS', 'The response has no Status (0000,0900), which PS3.7 9.1.1.1.9 demands');
  }
  return {
    status,
    category: statusCategory(status),
    ...(errorComment === undefined ? {} : { errorComment }),
    ...(offendingElements === undefined ? {} : { offendingElements }),
    command,
    findings: findingsOf(response, request, commandField),
  };
}

const echoed = ['AffectedSOPClassUID', 'AffectedSOPInstanceUID'] as const;

function findingsOf(response: DimseResponse, request: CommandSet, commandField: number): readonly CommandFinding[] {
  const { command, early } = response;
  const findings: CommandFinding[] = [];
  if (command.CommandField !== commandField) {
    const name = commandFieldName(commandField) ?? commandField;
    findings.push(differs(response, 'CommandField', `is not that of a ${name}`, 'PS3.7 E.1'));
  }
  for (const keyword of echoed) {
    const value = command[keyword];
    if (value === undefined || value === request[keyword]) continue;
    findings.push(differs(response, keyword, `is ${value}, not that of the request`, 'PS3.7 9.1.1.1.3, 9.1.1.1.4'));
  }
  if (early && statusCategory(command.Status ?? 0) !== 'Failure') {
    const text = 'says something else than failure before the request was sent whole';
    findings.push(differs(response, 'Status', text, 'PS3.7 9.1.1.2'));
  }
  return findings.length === 0 ? response.findings : [...response.findings, ...findings];
}

function differs({ bytes }: DimseResponse, keyword: string, text: string, clause: string): CommandFinding {
  const tag = commandElementByKeyword(keyword)?.tag ?? 0;
  const element = decodeCommandSet(bytes).elements.find((candidate) => candidate.tag === tag);
  const offset = element?.offset ?? bytes.length;
  return { rule: 'answer', tag, offset, text: `${formatTag(tag)} ${keyword} ${text}`, clause };
}
