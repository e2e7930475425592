import './services.ts';

export {
  attachFile,
  detachFile,
  type FileAccess,
  type FileReference,
  getReadableFile,
  registerFileAccess,
} from './access.ts';
export { sendFile } from './download.ts';
export { fileErrors } from './errors.ts';
export { type FileRecord, type FileServices, getFile, openFile, type PutFile, putFile, recordScan } from './files.ts';
export { type FormLimits, type ReceivedForm, receiveForm } from './form.ts';
export type { FileWarning } from './inspect.ts';
export {
  type Acceptable,
  acceptAttribute,
  documentKinds,
  type FileKind,
  formatBytes,
  kinds as fileKinds,
  listKinds,
  toKinds,
} from './kinds.ts';
export { filesModule } from './module.ts';
export { contentDisposition, normaliseName } from './names.ts';
export { defineUploadPurpose, purposeOf, type UploadPurpose } from './purposes.ts';
export type { StoredFile } from './receive.ts';
export { acceptStreams } from './routes.ts';
export { type ByteRange, type ContentStore, createFileStore, type FileStore } from './store.ts';
export { sweepFiles } from './sweep.ts';
export { appendToUpload, type CreateUpload, cancelUpload, createUpload, getUpload, type Upload } from './uploads.ts';
