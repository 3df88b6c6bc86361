/** Which command elements a DIMSE message has to bring along (PS3.7 9.3 and 10.3), per Command Field. */
import { CommandField } from './command-field.ts';

/** What PS3.7 says of one message: its required elements, and whether a Data Set belongs to it. */
export interface MessageRule {
  readonly clause: string;
  readonly required: readonly string[];
  readonly dataSet: 'required' | 'none' | 'optional';
}

const request = ['CommandField', 'MessageID', 'CommandDataSetType'];
const response = ['CommandField', 'MessageIDBeingRespondedTo', 'CommandDataSetType', 'Status'];

/** The messages of the storage and verification services; the order of the rows has no meaning. */
const rules = new Map<number, MessageRule>([
  [
    CommandField['C-STORE-RQ'],
    {
      clause: 'PS3.7 9.3.1.1',
      required: [...request, 'AffectedSOPClassUID', 'Priority', 'AffectedSOPInstanceUID'],
      dataSet: 'required',
    },
  ],
  [CommandField['C-STORE-RSP'], { clause: 'PS3.7 9.3.1.2', required: response, dataSet: 'none' }],
  [
    CommandField['C-ECHO-RQ'],
    { clause: 'PS3.7 9.3.5.1', required: [...request, 'AffectedSOPClassUID'], dataSet: 'none' },
  ],
  [CommandField['C-ECHO-RSP'], { clause: 'PS3.7 9.3.5.2', required: response, dataSet: 'none' }],
  [
    CommandField['C-CANCEL-RQ'],
    {
      clause: 'PS3.7 9.3.2.3',
      required: ['CommandField', 'MessageIDBeingRespondedTo', 'CommandDataSetType'],
      dataSet: 'none',
    },
  ],
]);

const anyRequest: MessageRule = { clause: 'PS3.7 Annex E', required: request, dataSet: 'optional' };
const anyResponse: MessageRule = { clause: 'PS3.7 Annex E', required: response, dataSet: 'optional' };

/** The rule of this Command Field; what every request or response has in common where the message is another one. */
export function messageRule(commandField: number): MessageRule {
  return rules.get(commandField) ?? ((commandField & 0x8000) !== 0 ? anyResponse : anyRequest);
}
