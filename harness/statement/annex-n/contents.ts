// What stands in each section of the template, by its number: PS3.2 Annex N. A section without a row is the vendor's text.

import type { Block } from '../document/document.ts';
import { introduction, notApplicable, paragraph } from '../document/make.ts';
import { configuration, generalParameters as configurationParameters, storageParameters } from './configuration.ts';
import { acceptorFailures, handledStatuses, initiatorFailures, sentStatuses } from './failures.ts';
import { ask, hasRole, type Input } from './input.ts';
import {
  abbreviationList,
  audience,
  dataFlow,
  references,
  remarks,
  revisionHistory,
  termsAndDefinitions,
} from './introduction.ts';
import { createsNothing } from './iods.ts';
import { general, generalParameters, hasOneEntity } from './network.ts';
import { contentAndTransfer, overview, specificCharacterSets, storage, verification } from './overview.ts';
import {
  ports,
  secureTransport,
  secureTransportDetails,
  securityIntroduction,
  userIdentity,
  userIdentityProfiles,
} from './security.ts';
import { serviceMapping, storageScp, storageScu, transcoding } from './services.ts';
import { told } from './vendor-text.ts';

/** The blocks of a section; N/A if it does not apply; undefined if nobody has said or measured what it is about. */
export type Content = readonly Block[] | typeof notApplicable | undefined;

type Contents = Readonly<Record<string, (input: Input) => Content>>;

/** What is only asked of a role. */
function ofRole(role: 'SCU' | 'SCP', make: (input: Input) => Content): (input: Input) => Content {
  return (input) => {
    if (hasRole(input, role)) return make(input);
    const number = role === 'SCU' ? '5.2.5.1' : '5.2.5.2';
    return [
      paragraph(
        ask(
          `sections."${number}"`,
          `"N/A" if the product is no ${role} of the Storage Service; else measure it as one`,
        ),
      ),
    ];
  };
}

const hasTls = ({ facts }: Input) => facts.security?.tls !== undefined;

/** Sections that this tool fills, or fills in part. */
export const contents: Contents = {
  '1': overview,
  '1.1': contentAndTransfer,
  '1.2.1': verification,
  '1.2.2': storage,
  '1.7': specificCharacterSets,
  '2': () => [introduction('The table of contents stands after the cover page.')],
  '3.1': revisionHistory,
  '3.2': audience,
  '3.3': remarks,
  '3.4': termsAndDefinitions,
  '3.5': abbreviationList,
  '3.6': references,
  '4': (input) => told(input, '4', 'products and versions that the statement covers, and their architecture'),
  '4.1': dataFlow,
  '5.1': serviceMapping,
  '5.2.5.1': ofRole('SCU', storageScu),
  '5.2.5.1.1': ofRole('SCU', transcoding),
  '5.2.5.2': ofRole('SCP', storageScp),
  '6': configuration,
  '6.1': configurationParameters,
  '6.2.5': storageParameters,
  '7.1': general,
  '7.1.1': (input) => (hasOneEntity(input) ? generalParameters(input) : notApplicable),
  '7.3.1.1': ofRole('SCU', initiatorFailures),
  '7.3.1.2': ofRole('SCP', acceptorFailures),
  '7.3.2.5.1': ofRole('SCU', handledStatuses),
  '7.3.2.5.2': ofRole('SCP', sentStatuses),
  '8.1': securityIntroduction,
  '8.3': ports,
  '8.4.1': userIdentityProfiles,
  '8.4.2': (input) => (hasTls(input) ? secureTransport(input) : undefined),
  '8.5.1': ofRole('SCU', (input) => userIdentity(input, 'initiator')),
  '8.5.2': ofRole('SCP', (input) => userIdentity(input, 'acceptor')),
  '9': (input) => (createsNothing(input) ? notApplicable : undefined),
  '11.2.5': (input) => (hasTls(input) ? secureTransportDetails(input) : undefined),
};

/** Sections that the template has subsections of, and that may still have a text of their own. */
export const settledByFacts: Readonly<Record<string, string>> = { '8.4.2': 'security.tls', '11.2.5': 'security.tls' };
