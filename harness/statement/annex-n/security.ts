// Section 8, Security, and Section 11, Security Details: PS3.2 N.8 with Tables N.8-2, N.8-3, N.8-8, N.8-9, and N.11.2.5.

import type { Block, Row } from '../document/document.ts';
import { head, introduction, paragraph, row, table } from '../document/make.ts';
import type { UserIdentity } from '../facts/associations.ts';
import { known, leafValue } from '../facts/leaf.ts';
import { fill, hasRole, type Input, pathOf, saysNotApplicable, yesNo } from './input.ts';
import { told } from './vendor-text.ts';

/** N.8.1. */
export function securityIntroduction(): Block[] {
  return [
    introduction(
      'This section describes security: network protocols other than DICOM, ports, DICOM security profiles, User Identity Negotiation and other features.',
    ),
  ];
}

/** N.8.3. */
export function ports(input: Input): Block[] {
  return [
    introduction('Section 6 has the ports of DICOM services.'),
    ...told(input, '8.3', 'other ports that the product uses, for firewalls; or a reference to a document'),
  ];
}

/** Profiles of PS3.15 B.4 to B.8 that User Identity Negotiation makes up, by the type of identity. */
const identityProfiles: readonly (readonly [type: string, profile: string])[] = [
  ['username', 'Basic User Identity Association'],
  ['username-and-password', 'User Identity Plus Passcode Association'],
  ['kerberos', 'Kerberos Identity Negotiation Association'],
  ['saml', 'Generic SAML Assertion Identity Negotiation Association'],
];

/**
 * Table N.8-2. User identity follows from its negotiation; secure use (11.2.1) and audit trails (6.6) are the vendor's to say, so
 * nothing of it applies only if he has said so.
 */
export function userIdentityProfiles(input: Input): Block[] | 'N/A' | undefined {
  const [requested, accepted] = [typesOf(input, 'initiator'), typesOf(input, 'acceptor')];
  if (!requested || !accepted) return undefined;
  const hasOthers = !(saysNotApplicable(input, '6.6') && saysNotApplicable(input, '11.2.1'));
  const rows = identityProfiles
    .filter(([type]) => requested.includes(type) || accepted.includes(type))
    .map(([type, name]) => row(name, yesNo(requested.includes(type)), yesNo(accepted.includes(type)), 'Section 8.5'));
  const others = hasOthers
    ? told(input, '8.4.1', 'profiles of secure use and audit trails; "N/A" if there are none')
    : [];
  if (rows.length === 0) return hasOthers ? undefined : 'N/A';
  return [
    introduction('The table lists the secure use and user identity profiles of the product.'),
    table(
      'N.8-2',
      'Secure Use and User Identity Profiles',
      head('Profile', 'Creator/Sender', 'Consumer/Receiver', 'Reference'),
      ...rows,
    ),
    ...others,
  ];
}

/** The types of identity on a side; none on a side that the product does not have; undefined if it is open. */
function typesOf(input: Input, side: 'initiator' | 'acceptor'): readonly string[] | undefined {
  const has = hasRole(input, side === 'initiator' ? 'SCU' : 'SCP');
  if (has === undefined) return undefined;
  const entities = input.facts.applicationEntities.flatMap((entity) => entity[side] ?? []);
  const types = entities.map(({ userIdentity }) => leafValue(userIdentity?.types));
  return types.some((one) => one === undefined) ? undefined : types.flatMap((one) => one ?? []);
}

const identityNumbers: Readonly<Record<string, string>> = {
  username: '1',
  'username-and-password': '2',
  kerberos: '3',
  saml: '4',
  jwt: '5',
};
const asNumbers = (types: readonly string[]) => types.map((type) => identityNumbers[type] ?? type).join('; ');

/** Tables N.8-8 and N.8-9. */
export function userIdentity(input: Input, side: 'initiator' | 'acceptor'): Block[] {
  const entities = input.facts.applicationEntities.filter((entity) => entity[side]);
  const isInitiator = side === 'initiator';
  const title = `User Identity Negotiation as Association ${isInitiator ? 'Initiator' : 'Acceptor'}`;
  return [
    introduction(
      `The table tells which User Identity Negotiation the product supports as Association ${isInitiator ? 'Initiator' : 'Acceptor'}.`,
    ),
    ...entities.map((entity) =>
      table(
        isInitiator ? 'N.8-8' : 'N.8-9',
        entities.length > 1 ? `${title} for ${entity.name}` : title,
        head('User Identity Negotiation', 'Supported', isInitiator ? 'Requested Value' : 'Supported Value'),
        ...identityRows(input, entity[side]?.userIdentity, pathOf(entity, `${side}.userIdentity`), isInitiator),
      ),
    ),
  ];
}

function identityRows(input: Input, facts: UserIdentity | undefined, path: string, isInitiator: boolean): Row[] {
  const types = { path: `${path}.types`, who: 'measurement', how: 'a list, [] if none is supported' } as const;
  const rows = [
    row(
      'User-Identity-Type',
      fill(input, facts?.types, { ...types, print: (value) => yesNo(value.length > 0) }),
      fill(input, facts?.types, { ...types, print: (value) => (value.length === 0 ? 'N/A' : asNumbers(value)) }),
    ),
  ];
  if (!isInitiator) return rows;
  if (leafValue(facts?.types)?.length === 0) return [...rows, row('Positive-response-requested', 'N', 'N/A')];
  const response = { path: `${path}.positiveResponse`, who: 'measurement' } as const;
  return [
    ...rows,
    row(
      'Positive-response-requested',
      fill(input, facts?.positiveResponse, response),
      fill(input, facts?.positiveResponse, { ...response, print: (value) => (value ? '1' : '0') }),
    ),
  ];
}

/** Table N.8-3: nothing of it applies without TLS. */
export function secureTransport(input: Input): Block[] | 'N/A' {
  const { security, applicationEntities } = input.facts;
  const tls = known(security?.tls, input.facts.kind);
  if (tls.value === false) return 'N/A';
  const profiles = known(security?.profiles, input.facts.kind);
  const question = {
    path: 'security.profiles',
    how: 'names of PS3.15 Annex B; [] and `security.tls: false` without TLS',
  };
  const ground = { basis: profiles.basis, evidence: profiles.evidence, note: profiles.note };
  const has = (side: 'initiator' | 'acceptor') => yesNo(applicationEntities.some((entity) => entity[side]));
  const rows = profiles.value
    ? profiles.value.map((name) =>
        row({ text: name, ground }, 'ALL', has('initiator'), has('acceptor'), 'Section 11.2.5'),
      )
    : [row(fill(input, undefined, question), 'ALL', has('initiator'), has('acceptor'), 'Section 11.2.5')];
  return [
    introduction(
      'The table lists the secure transport connection profiles of the product; Section 11.2.5 has their cipher suites.',
    ),
    table(
      'N.8-3',
      'Secure Transport Connection Profiles',
      head('Profile', 'Secured AE', 'Sender', 'Receiver', 'Reference'),
      ...rows,
    ),
  ];
}

const isOfTls13 = (suite: string) => /^TLS_(AES|CHACHA20)_/.test(suite);

/** Tables N.11.2.5-1 and N.11-4: cipher suites by the version of TLS that they belong to. */
export function secureTransportDetails(input: Input): Block[] | 'N/A' {
  const { security } = input.facts;
  if (leafValue(security?.tls) === false) return 'N/A';
  const suites = known(security?.cipherSuites, input.facts.kind);
  const versions = fill(input, security?.tlsVersions, { path: 'security.tlsVersions', who: 'measurement' });
  const certificate = fill(input, security?.clientCertificate, {
    path: 'security.clientCertificate',
    who: 'measurement',
  });
  const ground = { basis: suites.basis, evidence: suites.evidence, note: suites.note };
  const profile = leafValue(security?.profiles)?.join('; ') ?? '';
  const open = fill(input, security?.cipherSuites, { path: 'security.cipherSuites', who: 'measurement' });
  const of = (template: string, title: string, some: readonly string[]) =>
    some.length === 0
      ? []
      : [
          table(
            template,
            title,
            head('Profile', 'Cipher Suite', 'Default Preference Order'),
            ...some.map((suite) => row(profile, { text: suite, ground }, '')),
          ),
        ];
  return [
    table(
      'N.11-5',
      'Secure Transport Connection Configuration',
      head('Parameter/Behavior', 'Value'),
      row('TLS versions', versions),
      row('Client certificate', certificate),
    ),
    ...of(
      'N.11.2.5-1',
      'Secure Transport Connection Profiles and Cipher Suites',
      suites.value?.filter(isOfTls13) ?? [],
    ),
    ...of(
      'N.11-4',
      'Secure Transport Connection Profiles and Cipher Suites (TLS 1.2)',
      suites.value?.filter((suite) => !isOfTls13(suite)) ?? [],
    ),
    ...(suites.value ? [] : [paragraph(open)]),
    ...told(input, '11.2.5', 'how certificates and keys are distributed, validated and managed'),
  ];
}
