// Files, sent and fetched: in an entry of their own, so that they weigh on nobody else.
export {
  type FileTarget,
  type SentFile,
  uploadFile,
  type UploadFileOptions,
  type UploadWay,
} from './upload-file.ts'
export {
  type Progress,
  type StreamedFile,
  streamUpload,
  type StreamUploadOptions,
} from './stream-upload.ts'
export {
  downloadFile,
  type DownloadedFile,
  type DownloadFileOptions,
  type FileRef,
} from './download-file.ts'
export type { FileSource } from './file-source.ts'
export { FileError, type FileProblem } from './file-error.ts'
