import { type JsonObject, textOf } from '../json.ts'
import { omit, pick } from './pick.ts'
import type { ProfileName } from './profile.ts'

/** What the data of a segment becomes when it is received. */
type Shape = (data: JsonObject) => JsonObject

/** Fields that are there besides, unless the sender gave them. */
const besides =
  (fields: JsonObject): Shape =>
  (data) => ({ ...fields, ...data })

/** The size of media is not known to the sandbox. */
const SIZE = { file_size: '0' }
const PATH = '/sandbox/data/media'

const llbotMedia: Shape = (data) => ({ path: PATH, ...SIZE, ...data })

const nameOf = ({ name, file }: JsonObject): unknown => name ?? file

/** The fields that each implementation has, by segment type. */
export const receivedSegments: Readonly<
  Record<ProfileName, Readonly<Partial<Record<string, Shape>>>>
> = {
  standard: {},
  napcat: {
    face: (data) => ({
      raw: { faceIndex: Number(textOf(data['id'])), faceType: 1, faceText: '' },
      resultId: null,
      ...data,
    }),
    image: besides({ summary: '', sub_type: 0, ...SIZE }),
    record: besides({ path: PATH, ...SIZE }),
    video: besides(SIZE),
    file: (data) => ({ ...SIZE, ...pick(data, ['file', 'file_id', 'file_size', 'url']) }),
  },
  llbot: {
    face: besides({ sub_type: 1 }),
    image: besides({ subType: 0, ...SIZE }),
    record: llbotMedia,
    video: llbotMedia,
    file: (data) => ({
      url: 'https://files.invalid/file',
      ...llbotMedia(pick(data, ['file', 'file_id', 'file_size', 'url'])),
    }),
  },
  lagrange: {
    image: (data) => ({
      summary: '[图片]',
      subType: 0,
      ...data,
      file: data['url'],
      filename: data['file'],
    }),
    file: (data) => ({
      file_name: nameOf(data),
      file_hash: 'sandbox',
      file_id: data['file_id'],
      url: 'https://files.invalid/file',
    }),
  },
  'go-cqhttp': {
    file: (data) => ({
      path: textOf(data['file_id']),
      name: nameOf(data),
      size: data['size'] ?? data['file_size'],
      busid: '102',
    }),
  },
  snowluma: {
    image: besides({ sub_type: 0, summary: '' }),
    file: (data) => ({
      name: nameOf(data),
      url: 'https://files.invalid/file',
      file_hash: 'sandbox',
      ...omit(data, ['size', 'file_size']),
    }),
  },
}
