/** Causes of a status that the Data Set shows, or the room for it (PS3.4 Table GG.4-1; PS3.7 C.5.1, C.5.2, C.5.5). */
import { Status } from '../../registry/statuses.ts';
import { errorCommentAt } from './error-comment.ts';
import { refused } from './refused.ts';
import type { StorageCheck } from './storage-check.ts';

const sopClassUIDTag = 0x00080016;
const sopInstanceUIDTag = 0x00080018;

/** PS3.7 C.5.5: the store is full, or the Data Set larger than this SCP takes. */
export const outOfResources: StorageCheck = {
  name: 'out-of-resources',
  status: Status.OutOfResources,
  stages: ['data-set', 'stored'],
  cause: ({ outOfResources }) =>
    outOfResources === undefined ? undefined : refused(Status.OutOfResources, outOfResources),
};

/** The strict reader's first error; the comment names the place and the byte offset (PS3.7 C.5.1). */
export const dataSetNotDecodable: StorageCheck = {
  name: 'data-set-not-decodable',
  status: Status.DataSetNotDecodable,
  stages: ['data-set'],
  cause: ({ received }) => {
    const error = received?.error;
    if (error === undefined) return undefined;
    const place = error.tagPath === '' ? `byte ${error.offset}` : `${error.tagPath} at byte ${error.offset}`;
    return {
      Status: Status.DataSetNotDecodable,
      ErrorComment: errorCommentAt(place, error.text),
      ...(error.tag === undefined ? {} : { OffendingElement: [error.tag] }),
    };
  },
};

/** PS3.7 9.3.1.1: the UIDs of the command are those of the Data Set (PS3.7 C.5.2). */
export const dataSetMismatch: StorageCheck = {
  name: 'data-set-mismatch',
  status: Status.DataSetDoesNotMatchSOPClass,
  stages: ['data-set'],
  cause: ({ received, command }) => {
    if (received === undefined || received.unread === true) return undefined;
    const tags: number[] = [];
    if (received.sopClassUID !== command.AffectedSOPClassUID) tags.push(sopClassUIDTag);
    if (received.sopInstanceUID !== command.AffectedSOPInstanceUID) tags.push(sopInstanceUIDTag);
    if (tags.length === 0) return undefined;
    const names = tags.map((tag) => (tag === sopClassUIDTag ? 'SOP Class UID' : 'SOP Instance UID'));
    return {
      ...refused(
        Status.DataSetDoesNotMatchSOPClass,
        `${names.join(' and ')} ${tags.length === 1 ? 'differs' : 'differ'} from the command`,
      ),
      OffendingElement: tags,
    };
  },
};

/** PS3.4 GG.4.2: an SCP may validate; this one does when asked to. */
export const dataSetInvalid: StorageCheck = {
  name: 'data-set-invalid',
  status: Status.DataSetDoesNotMatchSOPClass,
  stages: ['validated'],
  cause: ({ invalid }) =>
    invalid === undefined
      ? undefined
      : {
          ...refused(Status.DataSetDoesNotMatchSOPClass, invalid.ErrorComment ?? 'the Data Set breaks its IOD'),
          OffendingElement: invalid.OffendingElement,
        },
};
