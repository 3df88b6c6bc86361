// Reads a statement in DOCX (ECMA-376), of any tool: paragraphs with their styles, tables with their spans; bounded.

import { type Unzipped, unzipSync } from 'fflate';
import type { StatementDocument } from '../document/document.ts';
import { DocxBody } from './docx-body.ts';
import { headingLevels } from './docx-styles.ts';
import { largestPart, UnreadableStatementError } from './limits.ts';
import { parseXml } from './parse-xml.ts';

const bodyPart = 'word/document.xml';
const stylesPart = 'word/styles.xml';

/**
 * A DOCX file as a document.
 * @throws UnreadableStatementError when it is none, or beyond a limit.
 */
export function readDocx(bytes: Uint8Array): StatementDocument {
  const parts = partsOf(bytes);
  const body = parts[bodyPart];
  if (!body) throw new UnreadableStatementError(`it is a ZIP file without ${bodyPart}, so no DOCX`);
  const styles = parts[stylesPart];
  const levels = styles ? headingLevels(text(styles)) : new Map<string, number>();
  const reader = new DocxBody(levels);
  parseXml(text(body), reader);
  return reader.document();
}

/** Only the two parts that are read are inflated, and only if they say that they are not too large. */
function partsOf(bytes: Uint8Array): Unzipped {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== bodyPart && name !== stylesPart) return false;
        if (originalSize > largestPart)
          throw new UnreadableStatementError(`${name} has more than ${largestPart} bytes`);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UnreadableStatementError) throw error;
    throw new UnreadableStatementError(`it is no ZIP file that can be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const text = (part: Uint8Array) => new TextDecoder().decode(part);
