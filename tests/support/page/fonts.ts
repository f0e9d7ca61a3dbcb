import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'

const { resolve } = createRequire(import.meta.url)

const FAMILY = 'Noto Sans SC'
const SUBSETS = ['latin', 'chinese-simplified']
const WEIGHTS = [400, 600]

/**
 * Puts a font with Latin and Chinese letters into a folder, and a configuration (`fonts.conf`) that
 * makes it the default: many machines that run tests have no fonts, and the page is to look the same
 * on all of them. The folder will be moved to `home`.
 */
export async function installFonts(folder: string, home: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const files = SUBSETS.flatMap((subset) => WEIGHTS.map((weight) => `${subset}-${weight}-normal`))
  await Promise.all(
    files.map(async (name) => {
      const file = resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${name}.woff`)
      await writeFile(`${folder}/${name}.ttf`, toTrueType(await readFile(file)))
    }),
  )
  await writeFile(`${folder}/fonts.conf`, configuration(home))
}

function configuration(folder: string): string {
  const usual = ['system-ui', 'sans', 'sans-serif', 'serif'].map((family) => prefer(family, FAMILY))
  // The machine's own fonts may still have what this one lacks, such as emoji. Each weight of a file
  // of its own has another family name.
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>${folder}</dir>
<dir>/usr/share/fonts</dir>
<cachedir>${folder}/cache</cachedir>
<match target="scan">
<test name="family" compare="contains"><string>${FAMILY}</string></test>
<edit name="family" mode="assign" binding="same"><string>${FAMILY}</string></edit>
</match>
${usual.join('\n')}
${prefer('monospace', 'DejaVu Sans Mono', FAMILY)}
</fontconfig>
`
}

function prefer(family: string, ...fonts: string[]): string {
  const names = fonts.map((font) => `<family>${font}</family>`).join('')
  return `<alias binding="same"><family>${family}</family><prefer>${names}</prefer></alias>`
}

/**
 * Unpacks a WOFF file: fontconfig takes plain fonts only.
 *
 * @see https://www.w3.org/TR/WOFF/#OverallStructure
 */
function toTrueType(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const header = Buffer.alloc(12 + 16 * count)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  const power = Math.floor(Math.log2(count))
  header.writeUInt16BE(16 << power, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE(16 * count - (16 << power), 10)
  const tables: Buffer[] = []
  let end = header.length
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index
    const start = woff.readUInt32BE(entry + 4)
    const packedLength = woff.readUInt32BE(entry + 8)
    const length = woff.readUInt32BE(entry + 12)
    const packed = woff.subarray(start, start + packedLength)
    const table = packedLength < length ? inflateSync(packed) : packed
    const to = 12 + 16 * index
    woff.copy(header, to, entry, entry + 4)
    woff.copy(header, to + 4, entry + 16, entry + 20)
    header.writeUInt32BE(end, to + 8)
    header.writeUInt32BE(length, to + 12)
    const padded = Buffer.alloc((length + 3) & ~3)
    table.copy(padded)
    tables.push(padded)
    end += padded.length
  }
  return Buffer.concat([header, ...tables])
}
