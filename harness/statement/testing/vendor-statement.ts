// A statement as a vendor writes it by the template: merged cells, heads without names, footnotes, parts that do not apply.

export const vendorStatement = `<!DOCTYPE html><html><head><title>Conformance Statement</title><style>td { color: red }</style></head><body>
<p class="title">ACME Archive 7.2</p><p>Version 7.2, 2025-03-01</p>
<h1>1 Overview</h1>
<h2>1.1 Content and Transfer</h2>
<p>Table 1-1. Storage SOP Classes</p>
<table><thead>
<tr><th colspan="2">SOP Classes</th><th rowspan="2">Transfer Syntax Set</th><th colspan="2">DIMSE Services</th><th colspan="2">DICOM Web Services</th><th colspan="4">Function</th></tr>
<tr><th colspan="2"></th><th>SCU</th><th>SCP</th><th>UA</th><th>OS</th><th>Create</th><th>Display</th><th>Process</th><th>Archive</th></tr></thead>
<tbody>
<tr><td>CT Image Storage</td><td>1.2.840.10008.5. 1.4.1.1.2</td><td>U; L</td><td>N</td><td>Y<sup>1</sup></td><td>N</td><td>N</td><td>N</td><td>Y</td><td>N</td><td>Y</td></tr>
<tr><td>MR Image Storage</td><td>1.2.840.10008.5.1.4.1.1.4</td><td>U</td><td>N</td><td>Y*</td><td>N</td><td>N</td><td>N</td><td>Y</td><td>N</td><td>Y</td></tr>
<tr><td>Comprehensive SR Storage</td><td>1.2.840.10008.5.1.4.1.1.88.33</td><td>NI</td><td>N</td><td>Y</td><td>N</td><td>N</td><td colspan="4">See Table 1-3</td></tr>
</tbody></table>
<p><sup>1</sup> Not with a private Transfer Syntax.</p>
<p>Table 1-2. Supported Transfer Syntaxes</p>
<table><tr><th>Transfer Syntax UID</th><th>Transfer Syntax Set</th><th>Transfer Syntax Name</th></tr>
<tr><td>1.2.840.10008.1.2</td><td rowspan="2">Uncompressed Transfer Syntax Set (U)</td><td>Implicit VR Little Endian</td></tr>
<tr><td>1.2.840.10008.1.2.1</td><td>Explicit VR Little Endian</td></tr>
<tr><td>1.2.840.10008.1.2.4.50</td><td>Lossy Compressed Transfer Syntax Set (L)</td><td>JPEG Baseline (Process 1)</td></tr>
<tr><td>1.2.840.10008.1.2.1</td><td>Non-Image Transfer Syntax Set (NI)</td><td>Explicit VR Little Endian</td></tr></table>
<h2>1.2 DIMSE Services</h2><h3>1.2.1 Verification</h3>
<p>Table 1-3. Verification SOP Class</p>
<table><tr><th colspan="2">SOP Classes</th><th colspan="2">Transfer Syntax</th><th>SCU</th><th>SCP</th></tr>
<tr><td rowspan="2">Verification</td><td rowspan="2">1.2.840.10008.1.1</td><td>Implicit VR Little Endian</td><td>1.2.840.10008.1.2</td><td>Y</td><td>Y</td></tr>
<tr><td>Explicit VR Little Endian</td><td>1.2.840.10008.1.2.1</td><td>Y</td><td>Y</td></tr></table>
<h2>1.3 DICOM Web Services - N/A</h2><p>N/A</p>
<h1>5 Service and Interoperability Description</h1><h2>5.2 Storage</h2>
<p>Table 5-1. Levels of Conformance</p>
<table><tr><td>Levels of Conformance</td><td>2 (Full)</td></tr><tr><td>Level of Digital Signature Support</td><td>1</td></tr></table>
<p>Table 5-2. Behavior when storing Instances</p>
<table><tr><th>Action upon Receiving</th><th>Condition</th><th>System Behavior</th></tr>
<tr><td>Store</td><td>Duplicate Instance</td><td>It is ignored</td></tr></table>
<p>Table 5-3. Image Compression by Storage SCP</p>
<table><tr><th colspan="2">SOP Class</th><th>Behavior</th><th colspan="2">Transfer Syntax</th><th>Comments</th></tr>
<tr><td>All SOP Classes</td><td></td><td>AS_IS</td><td></td><td></td><td></td></tr></table>
<h1>6 Configuration</h1><h2>6.1 General Configuration Parameters</h2>
<p>Table 6-1. General Configuration Parameters</p>
<table><tr><th>Parameter</th><th>Default Value</th><th>Configurable</th><th>Comments</th></tr>
<tr><td colspan="4">General Parameters</td></tr>
<tr><td>Timeout waiting for a response to an Association release request (Application Level Timeout)</td><td>30 s</td><td>USER</td><td></td></tr>
<tr><td colspan="4">TCP/IP Settings</td></tr>
<tr><td>TCP/IP Send Buffer</td><td>65535 Bytes</td><td>SERVICE</td><td>[16 KB … 128 KB]</td></tr>
<tr><td colspan="4">DICOM Services Parameters</td></tr>
<tr><td>Maximum number of simultaneous Associations accepted</td><td>20</td><td>FIXED</td><td></td></tr></table>
<h2>6.2 Storage</h2>
<p>Table 6-2. Storage Service Parameters</p>
<table><tr><td colspan="4">Local Configuration Parameters - Storage Service</td></tr>
<tr><th>Parameter</th><th>Configurable</th><th>Default Value</th><th>Comments</th></tr>
<tr><td>Called AE Title (SCP)</td><td>FIXED</td><td>ARCHIVE</td><td></td></tr>
<tr><td>Port</td><td>SERVICE</td><td>104</td><td></td></tr>
<tr><td>TLS-Secured Port</td><td>FIXED</td><td>2762</td><td></td></tr>
<tr><td>Supported Transfer Syntax as SCP</td><td>SERVICE</td><td>See Table 1-2</td><td></td></tr>
<tr><td colspan="4">Remote Configuration Parameters - Storage Service</td></tr>
<tr><th>Parameter</th><th>Configurable</th><th>Default Value</th><th>Comments</th></tr>
<tr><td>Port</td><td>SERVICE</td><td>11112</td><td></td></tr></table>
<h1>7 Network and Media Communication Details</h1>
<p>Table 7-1. Association Parameters for STORE_SCP</p>
<table><tr><th></th><th>Name</th><th>Value</th></tr>
<tr><td rowspan="6">Networking Services</td><td>Application Context Name</td><td>1.2.840.10008.3.1.1.1</td></tr>
<tr><td>Maximum PDU Length</td><td>16,384 bytes<sup>2</sup></td></tr>
<tr><td>ARTIM Timeout</td><td>Default: 30s</td></tr>
<tr><td>Maximum number of simultaneous Associations as Association Initiator</td><td>N/A</td></tr>
<tr><td>Maximum number of simultaneous Associations as Association Acceptor</td><td>20</td></tr>
<tr><td>Maximum number of outstanding asynchronous Transactions</td><td>as many as negotiated</td></tr>
<tr><td rowspan="2">Media Services</td><td>Implementation Class UID</td><td>1.2.3.4</td></tr>
<tr><td>Implementation Version Name</td><td>MEDIA</td></tr></table>
<p>Table 7-2. Association Parameters for PING_SCU</p>
<table><tr><th></th><th>Name</th><th>Value</th></tr>
<tr><td rowspan="2">Networking Services</td><td>Maximum PDU Length</td><td>32 KB</td></tr>
<tr><td>Maximum number of simultaneous Associations as Association Initiator</td><td>1</td></tr></table>
<p>Table 7-3. Extended Negotiation for Receive of STORE_SCP - Association Acceptance</p>
<table><tr><th>SOP Class</th><th>Extended Negotiation</th><th>Support</th><th>Requested Value</th></tr>
<tr><td colspan="4">Storage</td></tr>
<tr><td rowspan="2">All</td><td>Level of support</td><td>N</td><td></td></tr><tr><td>Element Coercion</td><td>Y</td><td>1</td></tr></table>
<p>Table 7-4. DICOM Communication Failure Behavior as Association Initiator</p>
<table><tr><th>Failure</th><th>Failure Behavior</th></tr>
<tr><td>Timeout</td><td>The Association is aborted, and the user is told.</td></tr>
<tr><td>Association aborted</td><td>Opens no other association, ends with 1</td></tr></table>
<p>Table 7-5. DICOM Communication Failure Handling as Association Acceptor</p>
<table><tr><th>Failure response</th><th>Exception</th></tr>
<tr><td>A-ASSOCIATE-RJ</td><td>Unrecognized Called AE</td></tr>
<tr><td>The service is informed.</td><td>Failure during processing of an Association request</td></tr></table>
<p>Table 7-6. Status Codes C-STORE of the Storage SOP Classes - SCP</p>
<table><tr><th>Service Status</th><th>Further Meaning</th><th>Status Codes</th><th>Related Fields</th><th>Condition (and Comments on Related fields)</th></tr>
<tr><td>Success</td><td>Success</td><td>0000</td><td>N/A</td><td>It is stored</td></tr>
<tr><td rowspan="2">Failure</td><td>Out of Resources</td><td>A700-A7FF</td><td>(0000, 0902)</td><td>The disk is full</td></tr>
<tr><td>Cannot Understand</td><td>C000</td><td></td><td>It cannot be read</td></tr></table>
<h1>8 Security</h1>
<p>Table 8-1. External Network Requirements</p>
<table><tr><th>Profile</th><th>Actor</th><th>Transaction</th><th>Protocol Used</th><th>RFCs</th><th>Security Support</th><th>Reference</th></tr>
<tr><td>Basic Time Synchronization</td><td>NTP Client</td><td>Maintain Time</td><td>NTP</td><td>RFC5905</td><td></td><td>11.1.1</td></tr></table>
<p>Table 8-2. Secure Use and User Identity Profiles</p>
<table><tr><th>Profile</th><th>Creator/Sender</th><th>Consumer/Receiver</th><th>Reference</th></tr>
<tr><td>Audit Trail Message Format</td><td>Y</td><td>N</td><td>11.2.2</td></tr>
<tr><td>Basic User Identity Association</td><td>N</td><td>Y</td><td>8.5</td></tr>
<tr><td>User Identity Plus Passcode Association</td><td>N</td><td>N</td><td>8.5</td></tr></table>
<p>Table 8-3. Secure Transport Connection Profiles</p>
<table><tr><th>Profile</th><th>Secured AE</th><th>Sender</th><th>Receiver</th><th>Reference</th></tr>
<tr><td>BCP 195 RFC 8996 TLS Secure Transport Connection Profile</td><td>ALL</td><td>N</td><td>Y</td><td>11.2.5</td></tr></table>
</body></html>`;
