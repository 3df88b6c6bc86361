/** Encapsulated PDF IOD: PS3.3 A.45.1, C.24.1, C.24.2. */

import { date, dateTime, equipment, type InstanceBuilder, patientAndStudy, time } from './macros.ts';

const objects = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  '<< /Length 46 >>\nstream\nBT /F1 12 Tf 20 50 Td (Conformance test) Tj ET\nendstream',
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
];

/** A page that a viewer opens: the cross-reference table points at each object. */
export function pdf(): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

export const encapsulatedPdf: InstanceBuilder = (uid) => {
  const document = pdf();
  return {
    ...patientAndStudy(uid),
    ...equipment,
    Modality: 'DOC',
    SeriesInstanceUID: uid(),
    SeriesNumber: 1,
    ConversionType: 'WSD',
    InstanceNumber: 1,
    ContentDate: date,
    ContentTime: time,
    AcquisitionDateTime: dateTime,
    BurnedInAnnotation: 'NO',
    DocumentTitle: 'Conformance test',
    ConceptNameCodeSequence: [],
    MIMETypeOfEncapsulatedDocument: 'application/pdf',
    EncapsulatedDocument: document,
    EncapsulatedDocumentLength: document.length,
  };
};
