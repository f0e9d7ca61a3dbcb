import { MediaError } from './media-error.ts'

/** The path of a `file://` URL, or the path itself. */
export function toPath(address: string): string {
  if (!/^file:/i.test(address)) {
    if (/^[a-z][a-z\d+.-]+:/i.test(address)) {
      throw new MediaError(
        'unsupported',
        `${address.slice(0, 20)} is neither a path nor an http, https, data or file URL, nor base64`,
      )
    }
    return address
  }
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || url.hostname !== '') {
    throw new MediaError(
      'other-host',
      `${address} names another machine; write file:///path for a file of this one, or pass its ` +
        'bytes, or an http(s) URL of it',
    )
  }
  const path = decode(url.pathname, address)
  // file:///C:/cat.png
  return /^\/[a-z]:/i.test(path) ? path.slice(1) : path
}

function decode(path: string, address: string): string {
  try {
    return decodeURIComponent(path)
  } catch (cause) {
    throw new MediaError(
      'unsupported',
      `${address} has a % that begins no character; write %25 for %, or pass the path itself`,
      { cause },
    )
  }
}

/** The `file://` URL of a path, which may be relative to the folder that the bot was started in. */
export function toFileUrl(path: string): string {
  return loadModule('node:url').pathToFileURL(path).href
}

/** A Blob over the file, which is read when it is needed, piece by piece. */
export async function openFile(path: string): Promise<Blob> {
  const files = loadModule('node:fs')
  try {
    return await files.openAsBlob(path)
  } catch (cause) {
    throw new MediaError(
      'not-found',
      `${path} cannot be read on the bot's machine; for a file on the machine of the implementation, ` +
        'say sharedDisk: true, and pass its path there',
      { cause },
    )
  }
}

/** All bytes of a file, which may be gone or changed since it was opened, or be a folder. */
export async function readBytes(
  file: Blob,
  path: string | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    throw new MediaError(
      'unreadable',
      `${path ?? 'the Blob'} cannot be read: it must be a file, which stays as it is until it is sent`,
      { cause },
    )
  }
}

interface Modules {
  'node:fs': { openAsBlob(path: string): Promise<Blob> }
  'node:url': { pathToFileURL(path: string): URL }
}

/** Not imported: Workers have no files, and a bundle for them must not ask for such modules. */
function loadModule<Name extends keyof Modules>(name: Name): Modules[Name] {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (name: string) => Modules[Name] | undefined }
  }
  const module = process?.getBuiltinModule?.(name)
  if (module === undefined || (name === 'node:fs' && !('openAsBlob' in module))) {
    throw new MediaError(
      'no-files',
      'this runtime cannot read files; pass bytes, a Blob or an http(s) URL',
    )
  }
  return module
}
