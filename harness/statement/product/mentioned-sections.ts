// Sections that wait for the vendor: PS3.2 Annex N, numbers without N.

/** A section with what a vendor of a plain storage product would say. */
export interface MentionedSection {
  readonly number: string;
  readonly title: string;
  readonly text: string;
}

const rows: readonly (readonly [number: string, title: string, text: string])[] = [
  ['1.1.1', 'Structured Reporting Root Template IDs', 'N/A'],
  ['1.2.3', 'Workflow Management', 'N/A'],
  ['1.2.4', 'Query/Retrieve', 'N/A'],
  ['1.2.5', 'Printing', 'N/A'],
  ['1.3', 'DICOM Web Services', 'N/A'],
  ['1.4', 'Media Services', 'N/A'],
  ['1.5', 'Real-Time Video Service', 'N/A'],
  ['1.6', 'De-identification Profiles', 'N/A'],
  ['4', 'Implementation Model', 'Products and versions that the statement covers, and their architecture.'],
  ['5.2.5.1', 'SCU of the Storage SOP Classes', 'N/A'],
  ['5.2.5.2', 'SCP of the Storage SOP Classes', 'How SOP Classes are added.'],
  ['5.6', 'Cross Service Considerations', 'N/A'],
  ['5.7', 'Specific Character Sets', 'How texts in other character sets are shown and changed.'],
  ['6', 'Configuration', 'How parameters are configured.'],
  ['6.2.5', 'Storage Service Configuration', 'How many remote hosts can be configured.'],
  ['6.6', 'Configuration of Audit Trail - Syslog', 'N/A'],
  ['7.2.1.1', 'Sequencing of Real-World Activities', 'In which order things happen.'],
  ['7.2.1.4.1', 'Real-World Activity Receive Instances', 'Who may open an Association.'],
  ['8.2', 'External Network Requirements', 'N/A'],
  ['8.3', 'TCP Port Configuration', 'Other ports that the product uses.'],
  ['8.4.5', 'Digital Signature Profiles', 'N/A'],
  ['8.4.6', 'Additional DICOM Security Profiles', 'N/A'],
  ['8.7', 'Other Security Features', 'N/A'],
  ['11.2.1', 'Online Electronic Storage Secure Use', 'N/A'],
  ['13', 'Code Set Usage', 'N/A'],
];

export const mentionedSections: readonly MentionedSection[] = rows.map(([number, title, text]) => ({
  number,
  title,
  text,
}));
