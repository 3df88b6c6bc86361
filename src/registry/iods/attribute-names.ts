// Names of attributes, column Name of PS3.6 Table 6-1: those that a constraint of a protocol may select (PS3.3 C.34).

const table = `
00080054 Retrieve AE Title|00080100 Code Value|00080102 Coding Scheme Designator|00080103 Coding Scheme Version
00080104 Code Meaning|00080105 Mapping Resource|00080106 Context Group Version|00080107 Context Group Local Version
0008010B Context Group Extension Flag|0008010D Context Group Extension Creator UID|0008010F Context Identifier
00080117 Context UID|00080118 Mapping Resource UID|00080119 Long Code Value|00080120 URN Code Value
00080121 Equivalent Code Sequence|00080122 Mapping Resource Name|00081080 Admitting Diagnoses Description
00081084 Admitting Diagnoses Code Sequence|00081120 Referenced Patient Sequence|00081150 Referenced SOP Class UID
00081155 Referenced SOP Instance UID|00081160 Referenced Frame Number|00081190 Retrieve URL
00081199 Referenced SOP Sequence|00089215 Derivation Code Sequence|00100010 Patient's Name|00100020 Patient ID
00100021 Issuer of Patient ID|00100022 Type of Patient ID|00100024 Issuer of Patient ID Qualifiers Sequence
00100026 Source Patient Group Identification Sequence|00100027 Group of Patients Identification Sequence
00100028 Subject Relative Position in Image|00100030 Patient's Birth Date|00100032 Patient's Birth Time
00100033 Patient's Birth Date in Alternative Calendar|00100034 Patient's Death Date in Alternative Calendar
00100035 Patient's Alternative Calendar|00100040 Patient's Sex|00100200 Quality Control Subject
00100212 Strain Description|00100213 Strain Nomenclature|00100214 Strain Stock Number
00100215 Strain Source Registry Code Sequence|00100216 Strain Stock Sequence|00100217 Strain Source
00100218 Strain Additional Information|00100219 Strain Code Sequence|00100221 Genetic Modifications Sequence
00100222 Genetic Modifications Description|00100223 Genetic Modifications Nomenclature
00100229 Genetic Modifications Code Sequence|00101001 Other Patient Names|00101002 Other Patient IDs Sequence
00101010 Patient's Age|00101020 Patient's Size|00101021 Patient's Size Code Sequence
00101022 Patient's Body Mass Index|00101023 Measured AP Dimension|00101024 Measured Lateral Dimension
00101030 Patient's Weight|00101100 Referenced Patient Photo Sequence|00102000 Medical Alerts|00102110 Allergies
00102160 Ethnic Group|00102161 Ethnic Group Code Sequence|00102180 Occupation|001021A0 Smoking Status
001021B0 Additional Patient History|001021C0 Pregnancy Status|001021D0 Last Menstrual Date
00102201 Patient Species Description|00102202 Patient Species Code Sequence|00102203 Patient's Sex Neutered
00102292 Patient Breed Description|00102293 Patient Breed Code Sequence|00102294 Breed Registration Sequence
00102295 Breed Registration Number|00102296 Breed Registry Code Sequence|00102297 Responsible Person
00102298 Responsible Person Role|00102299 Responsible Organization|00104000 Patient Comments
00120062 Patient Identity Removed|00120063 De-identification Method|00120064 De-identification Method Code Sequence
00180022 Scan Options|00180050 Slice Thickness|00180060 KVP|00180088 Spacing Between Slices
00180090 Data Collection Diameter|00181064 Cardiac Framing Type|00181081 Low R-R Value|00181082 High R-R Value
00181086 Skip Beats|00181100 Reconstruction Diameter|00181110 Distance Source to Detector
00181120 Gantry/Detector Tilt|00181130 Table Height|00181154 Average Pulse Width|00181155 Radiation Setting
00181160 Filter Type|00181190 Focal Spot(s)|001811B0 Acquisition Mode|001811B1 Dose Mode Name
001811B2 Acquired Subtraction Mask Flag|001811B3 Fluoroscopy Persistence Flag
001811B4 Fluoroscopy Last Image Hold Persistence Flag|001811B5 Upper Limit Number Of Persistent Fluoroscopy Frames
001811B6 Contrast/Bolus Auto Injection Trigger Flag|001811B7 Contrast/Bolus Injection Delay
001811B8 XA Acquisition Phase Details Sequence|001811B9 XA Acquisition Frame Rate|001811BA XA Plane Details Sequence
001811BB Acquisition Field Of View Label|001811BC X-Ray Filter Details Sequence|001811BD XA Acquisition Duration
001811BE Reconstruction Pipeline Type|001811BF Image Filter Details Sequence|001811C0 Applied Mask Subtraction Flag
001811C1 Requested Series Description Code Sequence|00181210 Convolution Kernel|00185100 Patient Position
0018701A Detector Binning|00187050 Filter Material|00187052 Filter Thickness Minimum
00187054 Filter Thickness Maximum|00189004 Content Qualification|00189037 Cardiac Synchronization Technique
00189070 Cardiac RR Interval Specified|00189085 Cardiac Signal Source|00189169 Cardiac Beat Rejection Technique
00189170 Respiratory Motion Compensation Technique|00189171 Respiratory Signal Source|00189302 Acquisition Type
00189303 Tube Angle|00189305 Revolution Time|00189306 Single Collimation Width|00189307 Total Collimation Width
00189309 Table Speed|00189310 Table Feed per Rotation|00189311 Spiral Pitch Factor|00189316 Convolution Kernel Group
00189317 Reconstruction Field of View|00189318 Reconstruction Target Center (Patient)|00189319 Reconstruction Angle
00189320 Image Filter|00189322 Reconstruction Pixel Spacing|00189323 Exposure Modulation Type
00189325 CT X-Ray Details Sequence|00189328 Exposure Time in ms|00189330 X-Ray Tube Current in mA
00189332 Exposure in mAs|00189333 Constant Volume Flag|00189334 Fluoroscopy Flag|00189345 CTDIvol
00189346 CTDI Phantom Type Code Sequence|00189410 Planes in Acquisition|00189425 Contrast/Bolus Ingredient Opaque
00189457 Plane Identification|00189461 Field of View Dimension(s) in Float|00189508 Primary Positioner Scan Arc
00189509 Secondary Positioner Scan Arc|00189510 Primary Positioner Scan Start Angle
00189511 Secondary Positioner Scan Start Angle|00189514 Primary Positioner Increment
00189515 Secondary Positioner Increment|00189527 Algorithm Type|00189900 Reference Location Label
00189901 Reference Location Description|00189902 Reference Basis Code Sequence
00189903 Reference Geometry Code Sequence|00189904 Offset Distance|00189905 Offset Direction
0018990C Referenced Defined Protocol Sequence|0018990D Referenced Performed Protocol Sequence
00189920 Acquisition Protocol Element Sequence|00189921 Protocol Element Number|00189922 Protocol Element Name
00189923 Protocol Element Characteristics Summary|00189924 Protocol Element Purpose|00189930 Acquisition Motion
00189931 Acquisition Start Location Sequence|00189932 Acquisition End Location Sequence
00189934 Reconstruction Protocol Element Sequence|00189936 Storage Protocol Element Sequence
00189937 Requested Series Description|00189938 Source Acquisition Protocol Element Number
00189939 Source Acquisition Beam Number|0018993A Source Reconstruction Protocol Element Number
0018993B Reconstruction Start Location Sequence|0018993C Reconstruction End Location Sequence
0018993D Reconstruction Algorithm Sequence|0018993E Reconstruction Target Center Location Sequence
00189941 Image Filter Description|00189942 CTDIvol Notification Trigger|00189943 DLP Notification Trigger
00189944 Auto KVP Selection Type|00189945 Auto KVP Upper Bound|00189946 Auto KVP Lower Bound
0020000D Study Instance UID|0020000E Series Instance UID|00209250 Respiratory Trigger Type
00209256 Respiratory Trigger Delay Threshold|00240202 Algorithm Source|00280010 Rows|00280011 Columns
00280101 Bits Stored|00281050 Window Center|00281051 Window Width|00289478 Mask Visibility Percentage
00321066 Reason for Visit|00321067 Reason for Visit Code Sequence|00380010 Admission ID
00380014 Issuer of Admission ID Sequence|00380060 Service Episode ID|00380062 Service Episode Description
00380064 Issuer of Service Episode ID Sequence|00380500 Patient State|00400031 Local Namespace Entity ID
00400032 Universal Entity ID|00400033 Universal Entity ID Type|00400035 Identifier Type Code
00400036 Assigning Facility Sequence|00400039 Assigning Jurisdiction Code Sequence
0040003A Assigning Agency or Department Code Sequence|00404033 Output Information Sequence
00404071 DICOM Storage Sequence|00404072 STOW-RS Storage Sequence|00404073 Storage URL|00404074 XDS Storage Sequence
0040E001 HL7 Instance Identifier|0040E010 Retrieve URI|0040E020 Type of Instances|0040E021 DICOM Retrieval Sequence
0040E022 DICOM Media Retrieval Sequence|0040E023 WADO Retrieval Sequence|0040E024 XDS Retrieval Sequence
0040E025 WADO-RS Retrieval Sequence|0040E030 Repository Unique ID|0040E031 Home Community ID
00540081 Number of Slices|0062000B Referenced Segment Number|0066002F Algorithm Family Code Sequence
00660030 Algorithm Name Code Sequence|00660031 Algorithm Version|00660032 Algorithm Parameters
00660036 Algorithm Name|00700041 Image Horizontal Flip|00700042 Image Rotation|00880130 Storage Media File-Set ID
00880140 Storage Media File-Set UID|21000140 Destination AE|300A00C0 Beam Number
`;

let loaded: ReadonlyMap<number, string> | undefined;

/** The name of an attribute; undefined for one that is not in the table. */
export function attributeName(tag: number): string | undefined {
  loaded ??= new Map(
    table
      .trim()
      .split(/[|\n]/)
      .map((entry) => [Number.parseInt(entry.slice(0, 8), 16), entry.slice(9)]),
  );
  return loaded.get(tag);
}
