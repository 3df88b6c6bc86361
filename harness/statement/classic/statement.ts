// A statement in the structure that was in use before: PS3.2 Annex A, as last printed in edition 2022d, from the same facts.

import { atAGlance, cover } from '../annex-n/first-page.ts';
import { hasRole, type Input, inputOf, saysNotApplicable, statementTitle } from '../annex-n/input.ts';
import {
  abbreviationList,
  audience,
  dataFlow,
  functionalDefinition,
  references,
  remarks,
  revisionHistory,
  termsAndDefinitions,
} from '../annex-n/introduction.ts';
import { general } from '../annex-n/network.ts';
import { specificCharacterSets } from '../annex-n/overview.ts';
import { secureTransport, secureTransportDetails, userIdentity } from '../annex-n/security.ts';
import type { Block, Section, StatementDocument } from '../document/document.ts';
import { notApplicableSection, paragraph } from '../document/make.ts';
import type { MergedFacts } from '../product/merge.ts';
import { entitySpecification } from './application-entity.ts';
import { localTitles, parameters, remoteTitles } from './configuration.ts';
import { networkServices } from './overview.ts';
import { decided, sectionOf, vendorSection } from './section.ts';

/** Makes the document; tables are not numbered yet. */
export function classicStatement(merged: MergedFacts): StatementDocument {
  const input = inputOf(merged);
  return {
    title: statementTitle(input),
    front: [...cover(input), ...atAGlance(input)],
    sections: [
      sectionOf('1', 'Conformance Statement Overview', networkServices(input)),
      sectionOf('2', 'Table of Contents', [paragraph('The table of contents stands after the cover page.')]),
      introduction(input),
      networking(input),
      saysNotApplicable(input, '1.4')
        ? notApplicableSection('5', 'Media Interchange')
        : vendorSection(input, '5', 'Media Interchange', '1.4'),
      vendorSection(input, '6', 'Transformation of DICOM to CDA'),
      sectionOf('7', 'Support of Character Sets', specificCharacterSets(input)),
      security(input),
      annexes(input),
      aboutWording(),
    ],
  };
}

function introduction(input: Input): Section {
  const basics = [
    paragraph(
      'Application Entities open Associations, on which they exchange messages in negotiated Presentation Contexts.',
    ),
  ];
  return sectionOf(
    '3',
    'Introduction',
    [],
    [
      sectionOf('3.1', 'Revision History', revisionHistory(input)),
      sectionOf('3.2', 'Audience', audience(input)),
      sectionOf('3.3', 'Remarks', remarks(input)),
      sectionOf('3.4', 'Terms and Definitions', termsAndDefinitions(input)),
      sectionOf('3.5', 'Basics of DICOM Communication', basics),
      sectionOf('3.6', 'Abbreviations', abbreviationList(input)),
      sectionOf('3.7', 'References', references(input)),
    ],
  );
}

function networking(input: Input): Section {
  const entities = input.facts.applicationEntities;
  const definitions = entities.map((entity, at) =>
    sectionOf(`4.1.2.${at + 1}`, `Functional Definition of ${entity.name}`, functionalDefinition(input, entity)),
  );
  return sectionOf(
    '4',
    'Networking',
    [],
    [
      sectionOf(
        '4.1',
        'Implementation Model',
        [],
        [
          sectionOf('4.1.1', 'Application Data Flow', dataFlow(input)),
          sectionOf('4.1.2', 'Functional Definition of AEs', [], definitions),
          sectionOf('4.1.3', 'Sequencing of Real-World Activities', general(input)),
        ],
      ),
      sectionOf(
        '4.2',
        'AE Specifications',
        [],
        entities.map((entity, at) => entitySpecification(input, entity, `4.2.${at + 1}`)),
      ),
      sectionOf(
        '4.3',
        'Network Interfaces',
        [],
        [
          vendorSection(input, '4.3.1', 'Physical Network Interface'),
          vendorSection(input, '4.3.2', 'Additional Protocols', '8.2'),
          vendorSection(input, '4.3.3', 'IPv4 and IPv6 Support'),
        ],
      ),
      sectionOf(
        '4.4',
        'Configuration',
        [],
        [
          sectionOf(
            '4.4.1',
            'AE Title/Presentation Address Mapping',
            [],
            [
              sectionOf('4.4.1.1', 'Local AE Titles', localTitles(input)),
              sectionOf('4.4.1.2', 'Remote AE Title/Presentation Address Mapping', remoteTitles(input)),
            ],
          ),
          sectionOf('4.4.2', 'Parameters', parameters(input)),
        ],
      ),
    ],
  );
}

function security(input: Input): Section {
  const profiles = [secureTransport(input), secureTransportDetails(input)];
  const identity = (['initiator', 'acceptor'] as const).flatMap((side) =>
    hasRole(input, side === 'initiator' ? 'SCU' : 'SCP') ? userIdentity(input, side) : [],
  );
  return sectionOf(
    '8',
    'Security',
    [],
    [
      decided(
        '8.1',
        'Security Profiles',
        profiles.flatMap((one): readonly Block[] => (one === 'N/A' ? [] : one)),
      ),
      decided('8.2', 'Association Level Security', identity),
      vendorSection(input, '8.3', 'Application Level Security', '8.7'),
    ],
  );
}

function annexes(input: Input): Section {
  return sectionOf(
    '9',
    'Annexes',
    [],
    [
      vendorSection(input, '9.1', 'IOD Contents', '9'),
      vendorSection(input, '9.2', 'Data Dictionary of Private Attributes'),
      vendorSection(input, '9.3', 'Coded Terminology and Templates', '13'),
      vendorSection(input, '9.4', 'Grayscale Image Consistency'),
      vendorSection(input, '9.5', 'Standard Extended/Specialized/Private SOP Classes'),
      vendorSection(input, '9.6', 'Private Transfer Syntaxes'),
    ],
  );
}

function aboutWording(): Section {
  return sectionOf('10', 'About this Document', [
    paragraph(
      'Sections and their titles are those of the template in PS3.2 Annex A as of edition 2022d, which Annex N has replaced. The sentences are those of the vendor and of the tool that made this document from measured values.',
    ),
  ]);
}
