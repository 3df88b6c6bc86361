// Digital Signatures Macro, PS3.3 Table C.12-6: attributes, types, values and conditions.

import { present } from '../condition.ts';
import { attribute, demands, include, type MacroDefinition, sequence } from '../definition.ts';
import { distinct, formed, listedIn, special } from '../relation.ts';
import { codeSequenceMacro } from './code-sequence.ts';

export const digitalSignaturesMacro: MacroDefinition = {
  table: 'C.12-6',
  name: 'Digital Signatures',
  rows: [
    sequence('4FFE,0001', 'MACParametersSequence', '3', '1-n', [
      demands(distinct('MACIDNumber')),
      attribute('0400,0005', 'MACIDNumber', 'US', '1', '1'),
      attribute('0400,0010', 'MACCalculationTransferSyntaxUID', 'UI', '1', '1', {
        relations: [formed('explicitLittleEndian')],
      }),
      attribute('0400,0015', 'MACAlgorithm', 'CS', '1', '1'),
      attribute('0400,0020', 'DataElementsSigned', 'AT', '1-n', '1', {
        relations: [special('dataElementsSigned', 'PS3.3 C.12.1.1.3.1.1')],
      }),
    ]),
    sequence('FFFA,FFFA', 'DigitalSignaturesSequence', '3', '0-n', [
      attribute('0400,0005', 'MACIDNumber', 'US', '1', '1', {
        relations: [listedIn('MACParametersSequence', 'MACIDNumber')],
      }),
      attribute('0400,0100', 'DigitalSignatureUID', 'UI', '1', '1'),
      attribute('0400,0105', 'DigitalSignatureDateTime', 'DT', '1', '1', { relations: [formed('dateTimeWithOffset')] }),
      attribute('0400,0110', 'CertificateType', 'CS', '1', '1', { terms: ['X509_1993_SIG'] }),
      attribute('0400,0115', 'CertificateOfSigner', 'OB', '1', '1'),
      attribute('0400,0120', 'Signature', 'OB', '1', '1'),
      attribute('0400,0305', 'CertifiedTimestampType', 'CS', '1', '1C', {
        required: present('CertifiedTimestamp'),
        terms: ['CMS_TSP'],
      }),
      attribute('0400,0310', 'CertifiedTimestamp', 'OB', '1', '3'),
      sequence('0400,0401', 'DigitalSignaturePurposeCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
    ]),
  ],
};
