// The start of product.yaml: all that only a vendor can say in a statement, commented out (PS3.2 Annex N).
// Lines of values begin with # and no space after it or two, remarks with one space: taking the # away makes them count.

import { mentionedSections } from './mentioned-sections.ts';

/** The text of a new product file; the name of the Application Entity is YAML, so in quotes. */
export function productStart(entity = '"STORE_SCP"', standard = '2024c'): string {
  const sections = mentionedSections.map(({ number, title, text }) => `#  '${number}': ${text} # ${title}`);
  return `# What only the vendor knows of a product: its conformance statement is made of this and of what was measured.
#
#   cstore measure --scp AET@host:port --out facts.yaml
#   cstore statement render --from facts.yaml --product product.yaml
#
# Take the # away from lines that hold, and change their values. What stays out stays open, and the draft says so.
# A value that was measured stays as it was measured; one that differs from it is told in the draft.

schemaVersion: 1
kind: claimed
standard: ${standard}

product:
  name: { basis: unknown } # the commercial name, such as Archive One
#  version: '1.0'
#  manufacturer: Example
#  date: '2026-01-31' # of the document
#  description: What the product does with DICOM, in a few sentences.
#  audience: Integrators, service engineers and IT staff of hospitals.
#  remarks: This statement does not replace tests of the systems together.
#  revisions:
#    - { version: '1', date: '2026-01-31', change: First edition }

applicationEntities:
  - name: ${entity} # as the statement calls it
#    title: ARCHIVE # the default AE Title
#    function: What the Application Entity does, and what makes it do so.
# Of an SCP:
#    acceptor:
#      storage:
#        signatureLevel: '1' # PS3.4 B.4.1: 1, 2 or 3
#        keptDays: 0 # how long instances are kept; 0: without limit
#        access: How stored instances are accessed.
# What it changes in instances that it receives; [] if nothing:
#        coercion: []
#        compression: AS_IS # AS_IS, CONFIGURATION or OTHER

# What the product does with instances of a SOP Class, or of all (*). Create: S, SE, SP, P or N.
#functions:
#  - { sopClass: '*', create: N, display: false, process: false, archive: true }

# USER, SERVICE or FIXED: who can configure a parameter. N/A: it does not apply. Value: the default.
#configuration:
#  parameters:
#    - { name: Timeout waiting for acceptance or rejection Response to an Association Open Request (Application Level Timeout), configurable: N/A }
#    - { name: Timeout waiting for a response to an Association release request (Application Level Timeout), configurable: SERVICE, value: 30 s }
#    - { name: General DIMSE level timeout Values, configurable: SERVICE, value: No time limit }
#    - { name: TCP/IP Send Buffer, configurable: FIXED, value: 65535 Bytes }
#    - { name: TCP/IP Receive Buffer, configurable: FIXED, value: 65535 Bytes }
#    - { name: Maximum number of simultaneous Associations accepted, configurable: FIXED }
#    - { name: Specific Character Set, configurable: N/A }
#    - { name: Calling AE Title (SCU), configurable: SERVICE }
#    - { name: Called AE Title (SCP), configurable: SERVICE }
#    - { name: Port, configurable: SERVICE }
#    - { name: TLS-Secured Port, configurable: SERVICE }
#    - { name: Supported Transfer Syntax as SCP, configurable: SERVICE }
#    - { name: Supported Storage SOP Classes as SCP, configurable: FIXED }
#    - { name: Remote Calling AE Title (SCU), configurable: N/A }
#    - { name: Remote Called AE Title (SCP), configurable: SERVICE, value: '' }
#    - { name: Remote Port, configurable: SERVICE, value: '' }
#    - { name: Remote Host, configurable: SERVICE, value: '' }

# Sections by their number, in quotes: a text, or N/A if they do not apply. N/A counts for all that follows from it:
# without DICOM Web Services (1.3), say, their configuration and statuses do not apply either.
#sections:
${sections.join('\n')}
`;
}
