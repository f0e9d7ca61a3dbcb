import { type Segment, segment } from '@cqhttp/core'
import type { Attachment, FileUpload } from 'chat'

/** A file that is ready to be sent. */
export type SendableFile =
  | { readonly kind: 'inline' | 'alone'; readonly segment: Segment }
  | { readonly kind: 'upload'; readonly name: string; readonly file: Uint8Array | string }

/**
 * Makes of a file what QQ takes: a picture goes along with the text, a sound or a film is a message of
 * its own, anything else is uploaded.
 *
 * @throws TypeError when there is nothing in it, or RangeError when it is too large.
 */
export async function toSendableFile(
  file: FileUpload | Attachment,
  maxFileSize: number,
): Promise<SendableFile> {
  const type = typeOf(file)
  const source = await sourceOf(file, maxFileSize)
  switch (type) {
    case 'image':
      return { kind: 'inline', segment: segment.image(source) }
    case 'audio':
      return { kind: 'alone', segment: segment.record(source) }
    case 'video':
      return { kind: 'alone', segment: segment.video(source) }
    case 'file':
      return { kind: 'upload', name: nameOf(file), file: source }
  }
}

function typeOf(file: FileUpload | Attachment): Attachment['type'] {
  if ('type' in file) return file.type
  const [kind] = (file.mimeType ?? mimeTypeOf(file.filename)).split('/')
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'file'
}

function mimeTypeOf(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp'].includes(extension)) return 'image/*'
  if (['mp3', 'wav', 'ogg', 'amr', 'silk', 'm4a', 'flac'].includes(extension)) return 'audio/*'
  return ['mp4', 'mov', 'webm', 'avi'].includes(extension) ? 'video/*' : 'application/*'
}

function nameOf(file: FileUpload | Attachment): string {
  return ('filename' in file ? file.filename : file.name) ?? 'file'
}

/** An address that the implementation fetches, or the content: never a path of its disk. */
async function sourceOf(
  file: FileUpload | Attachment,
  maxFileSize: number,
): Promise<Uint8Array | string> {
  const data = file.data ?? ('fetchData' in file ? await file.fetchData?.() : undefined)
  if (data === undefined) {
    const url = 'url' in file ? file.url : undefined
    if (url !== undefined && /^https?:\/\//i.test(url)) return url
    throw new TypeError(
      `the file ${JSON.stringify(nameOf(file).slice(0, 100))} has no content: ` +
        'give data, fetchData, or an http(s) address as url',
    )
  }
  const bytes = new Uint8Array(data instanceof Blob ? await data.arrayBuffer() : data)
  if (bytes.byteLength > maxFileSize) {
    throw new RangeError(
      `the file has ${bytes.byteLength} bytes, and maxFileSize allows ${maxFileSize}`,
    )
  }
  return bytes
}
